import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.similarity import distances_from
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import alikeness

# Thousands of residents and density, invented.
AREAS = [[250, 5.0], [300, 7.0], [200, 4.0], [400, 6.0]]

NUMBER = st.floats(-1e3, 1e3).map(lambda number: round(number, 3))


@given(st.lists(st.tuples(NUMBER, NUMBER, NUMBER), min_size=2, max_size=10))
def test_distances_are_those_of_the_slow_way(rows):
    found = distances_from(rows, position=0)

    for other, total in enumerate(found.total):
        assert total == pytest.approx(alikeness.distance(rows, 0, other), abs=1e-6)


def test_an_area_is_no_distance_from_itself():
    found = distances_from(AREAS, position=2)

    assert found.total[2] == 0
    assert (found.parts[2] == 0).all()


def test_units_do_not_matter():
    miles = np.array(AREAS) * [1_000, 2.59]

    assert distances_from(miles, position=1).total == pytest.approx(
        distances_from(AREAS, position=1).total
    )


def test_a_feature_that_is_the_same_everywhere_adds_nothing():
    found = distances_from([[1, 5], [2, 5], [3, 5]], position=0)

    assert (found.parts[:, 1] == 0).all()


def test_an_area_with_a_feature_that_is_not_known_has_no_distance():
    found = distances_from([*AREAS, [300, np.nan]], position=0)

    assert np.isnan(found.total[4])
    assert np.isfinite(found.total[:4]).all()


def test_the_area_itself_must_be_known():
    with pytest.raises(ValueError, match="row 0 is not known"):
        distances_from([[np.nan, 1], [2, 3]], position=0)


def test_a_single_list_is_refused():
    with pytest.raises(ValueError, match="one row an area"):
        distances_from([1, 2, 3], position=0)


def test_the_page_works_an_example():
    found = distances_from(AREAS, position=0)

    text = page("similar-areas.md")
    for total, parts in zip(found.total[1:], found.parts[1:], strict=True):
        texts = [f"{number:.2f}".replace("-", "−") for number in (*parts, total)]
        assert f"| {' | '.join(texts)} |" in text
