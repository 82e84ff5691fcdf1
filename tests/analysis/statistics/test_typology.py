import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.typology import silhouette, typology
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import alikeness

# Eight wards, invented: violence for every 1,000 residents, and deprivation.
WARDS = [[50, 26], [31, 30], [33, 28], [29, 31], [20, 15], [22, 14], [18, 17], [21, 16]]

NUMBERS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=6, max_size=14
)


def test_groups_that_lie_apart_are_found():
    found = typology(WARDS)

    assert found.groups.tolist() == [0, 1, 1, 1, 2, 2, 2, 2]


@given(NUMBERS, st.data())
def test_the_silhouette_is_that_of_the_slow_way(rows, data):
    groups = data.draw(
        st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows))
    )
    apart = [*zip(rows, range(len(rows)), strict=True)]
    # Two areas in one place have no distance to compare.
    given_rows = [[x, y, at] for (x, y), at in apart]

    assert silhouette(given_rows, groups) == pytest.approx(
        alikeness.silhouette(given_rows, groups)
    )


def test_the_number_of_groups_is_the_one_with_the_best_silhouette():
    scaled = (np.array(WARDS) - np.mean(WARDS, axis=0)) / np.std(WARDS, axis=0)

    found = typology(WARDS)

    assert found.silhouette == pytest.approx(
        alikeness.silhouette(scaled.tolist(), found.groups.tolist())
    )
    for other in ([0, 1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1]):
        assert found.silhouette > alikeness.silhouette(scaled.tolist(), other)


def test_the_order_of_the_areas_does_not_matter():
    order = [5, 2, 7, 0, 3, 6, 1, 4]

    found = typology([WARDS[at] for at in order])

    assert found.groups.tolist() == [typology(WARDS).groups[at] for at in order]


def test_means_are_in_the_units_given_and_the_highest_first():
    found = typology(WARDS)

    assert found.means[0].tolist() == [50, 26]
    assert (np.diff(found.means[:, 0]) < 0).all()


def test_few_areas_are_one_group():
    found = typology(WARDS[:5])

    assert found.groups.tolist() == [0] * 5
    assert np.isnan(found.silhouette)


def test_one_group_has_no_silhouette():
    assert silhouette(WARDS, [1] * 8) == 0


def test_a_feature_that_is_the_same_everywhere_does_no_harm():
    with_constant = [[*row, 7] for row in WARDS]

    assert typology(with_constant).groups.tolist() == typology(WARDS).groups.tolist()


@pytest.mark.parametrize("features", [[1, 2], [[1, np.nan]] * 6])
def test_features_must_be_known(features):
    with pytest.raises(ValueError, match="known numbers"):
        typology(features)


def test_numbers_of_groups_must_make_sense():
    with pytest.raises(ValueError, match="not 4 and 3"):
        typology(WARDS, fewest=4, most=3)


def test_the_page_works_an_example():
    found = typology(WARDS)

    text = page("typology.md")
    assert f"silhouette is {found.silhouette:.2f}" in text
    for violence, deprivation in found.means:
        assert f"| {violence:.1f} | {deprivation:.1f} |" in text
