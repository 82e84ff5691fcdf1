from dataclasses import replace

import pytest

from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.assessment.questions.beside_indicators import (
    decimals,
    in_words,
    kinds_of,
    ratios,
)
from fourfold.analysis.definitions import settings
from fourfold.analysis.statistics.associations import Association
from tests.analysis.assessment.group_cube import deprivation

INCOME = deprivation()["income"]


@pytest.mark.parametrize(
    ("value", "way"),
    [
        (0.29, "higher rates; the two go together weakly"),
        (0.3, "higher rates; the two go together somewhat"),
        (-0.49, "lower rates; the two go together somewhat"),
        (-0.5, "lower rates; the two go together closely"),
    ],
)
def test_a_coefficient_is_told_in_words(value, way):
    near = (value - 0.1, value + 0.1)

    text = in_words(Association(value, *near, 0.01, 200), INCOME)

    assert text == f"small areas with a higher score for low income tend to have {way}"


def test_limits_that_hold_nought_tell_no_direction():
    text = in_words(Association(0.6, -0.01, 0.9, 0.06, 11), INCOME)

    assert text.endswith("have neither higher nor lower rates, beyond chance")


def test_a_limit_beside_one_is_not_rounded_to_it():
    assert ratios(1.24, 1.02, 1.52) == ("1.24", "1.02", "1.52")
    assert ratios(0.9, 0.8, 0.98) == ("0.90", "0.80", "0.98")
    assert ratios(1.2, 0.98, 1.5) == ("1.2", "1.0", "1.5")
    assert ratios(1.9, 1.4, 2.5) == ("1.9", "1.4", "2.5")


def test_a_negative_number_has_a_true_minus_sign():
    assert decimals(-0.064) == "−0.06"


def test_every_indicator_that_may_be_used_has_its_kinds_of_figure():
    for name, fields in settings("indicators/deprivation.toml").items():
        indicator = replace(INCOME, id=name.replace("_", "-"))

        known = set(kinds_of(indicator)) <= set(kinds())

        assert known is not fields["of_crime"]
