import pytest

from fourfold.analysis.assessment.directions import (
    DOWN,
    NEITHER,
    UP,
    allows_percentage,
    direction_of,
)
from fourfold.analysis.assessment.findings import Estimate


@pytest.mark.parametrize(
    ("lower", "upper", "direction"),
    [
        (1.05, 1.19, UP),
        (0.80, 0.95, DOWN),
        (0.95, 1.05, NEITHER),
        (1.0, 1.2, NEITHER),
        (0.8, 1.0, NEITHER),
        (1.5, None, UP),
        (None, None, NEITHER),
    ],
)
def test_a_direction_is_given_only_where_the_interval_leaves_out_no_change(
    lower, upper, direction
):
    assert direction_of(Estimate(1.0, lower, upper)) == direction


@pytest.mark.parametrize(
    ("base", "allowed"), [(30, True), (29, False), (0, False), (None, False)]
)
def test_a_percentage_needs_the_base_that_the_definitions_ask(base, allowed):
    assert allows_percentage(base) is allowed
