import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.matched_controls import matched_controls
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import pairs_of_areas

# Offences a month for every 1,000 people, and rank of deprivation, of six areas.
AREAS = np.array([[9.0, 2], [6, 4], [8, 3], [9, 9], [5, 4], [2, 30]])
TREATED = np.array([True, True, False, False, False, False])
FEATURES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=5, max_size=7
)


@given(FEATURES)
@settings(deadline=None, max_examples=60)
def test_no_other_sharing_out_lies_nearer(features):
    treated = np.arange(len(features)) < 2

    found = matched_controls(features, treated)

    least = pairs_of_areas.least_total(features, [0, 1], range(2, len(features)))
    assert found.distances.sum() == pytest.approx(least, abs=1e-9)
    assert len(set(found.controls.ravel())) == 2


def test_the_nearest_of_one_goes_to_whoever_needs_it_more():
    features = [[0.0], [1], [1.2], [5]]

    found = matched_controls(features, np.array([True, True, False, False]))

    # The third is nearest to both. One of them must take the fourth, and the second
    # goes less far for it.
    assert found.controls.tolist() == [[2], [3]]


def test_several_controls_come_nearest_first():
    found = matched_controls(AREAS, TREATED, number=2)

    assert found.controls.shape == (2, 2)
    assert (np.diff(found.distances, axis=1) >= 0).all()
    assert sorted(found.controls.ravel()) == [2, 3, 4, 5]


def test_what_is_too_far_is_no_match():
    found = matched_controls(AREAS, TREATED, number=2, furthest=0.5)

    assert (found.controls >= 0).sum() < 4
    assert (found.controls == -1).sum() == np.isnan(found.distances).sum()
    assert np.nanmax(found.distances) <= 0.5


def test_none_near_enough_leaves_no_balance():
    found = matched_controls(AREAS, TREATED, furthest=1e-6)

    assert (found.controls == -1).all()
    assert np.isnan(found.balance.matched).all()


def test_what_is_barred_or_not_known_is_not_used():
    features = AREAS.copy()
    features[3, 0] = np.nan
    barred = np.arange(6) == 2

    found = matched_controls(features, TREATED, barred=barred)

    assert set(found.controls.ravel()) == {4, 5}


def test_a_feature_without_weight_or_without_difference_does_not_matter():
    features = np.column_stack([AREAS[:, 0], np.full(6, 0.1), [3, 9, 1, 7, 2, 8]])

    found = matched_controls(features, TREATED, weights=[1, 1, 0])
    alone = matched_controls(AREAS[:, :1], TREATED)

    np.testing.assert_array_equal(found.controls, alone.controls)
    assert found.balance.before[1] == found.balance.after[1] == 0


def test_matching_brings_areas_nearer():
    rng = np.random.default_rng(2026)
    features = rng.normal(size=(120, 3))
    treated = np.arange(120) < 12
    features[treated] += 0.8

    found = matched_controls(features, treated).balance

    assert (np.abs(found.after) < 0.5 * np.abs(found.before)).all()
    np.testing.assert_allclose(
        found.before,
        (features[treated].mean(axis=0) - features[~treated].mean(axis=0))
        / features.std(axis=0, ddof=1),
    )


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"features": [1, 2]}, "by area and feature"),
        ({"features": np.full((6, 1), np.inf)}, "finite or NaN"),
        ({"treated": [1, 1, 0, 0, 0, 0]}, "true or false for each area"),
        ({"barred": np.array([True])}, "true or false for each area"),
        ({"treated": np.zeros(6, dtype=bool)}, "must be some areas"),
        (
            {"features": np.where(TREATED[:, None], np.nan, AREAS)},
            "every feature known",
        ),
        ({"number": 3}, "no more than 4 areas"),
        ({"number": 0}, "number must be 1"),
        ({"weights": [0, 0]}, "one feature that matters"),
        ({"weights": [1]}, "one for each feature"),
        ({"furthest": 0}, "furthest must be above 0"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    arguments = {"features": AREAS, "treated": TREATED} | how

    with pytest.raises(ValueError, match=message):
        matched_controls(
            arguments.pop("features"), arguments.pop("treated"), **arguments
        )


def test_the_page_tells_the_example():
    found = matched_controls(AREAS, TREATED)

    text = page("matched-controls.md")
    for row in range(2):
        control, far = found.controls[row, 0], found.distances[row, 0]
        assert f"| {'AB'[row]} | {'ABCDEF'[control]} | {far:.2f} |" in text
    for name, at in (("offences", 0), ("deprivation", 1)):
        assert (
            f"| {name} | {found.balance.treated[at]:.1f} |"
            f" {found.balance.matched[at]:.1f} | {found.balance.all_others[at]:.1f} |"
            f" {found.balance.before[at]:.2f} | {found.balance.after[at]:.2f} |"
        ) in text
