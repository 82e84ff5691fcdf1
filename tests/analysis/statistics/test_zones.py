import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from fourfold.analysis.statistics.weighted_displacement import (
    Place,
    weighted_displacement,
)
from fourfold.analysis.statistics.zones import (
    Zones,
    displacement_between,
    metres_from,
    steps_from,
    with_controls,
    zones_of,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import steps

# Wheeler and Ratcliffe's four areas: target, comparison, next door, its comparison.
PUBLISHED = np.array([[207, 110], [308, 318], [178, 157], [150, 140]])
FOUR = Zones(*(np.arange(4) == place for place in (0, 2, 1, 3)))
# A street of nine areas; something is done in the fifth.
STREET = csr_array(np.eye(9, k=1))
FIFTH = np.arange(9) == 4


@given(
    st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=8, max_size=8),
    st.sets(st.integers(0, 7), min_size=1, max_size=3),
)
def test_agrees_with_going_ring_by_ring(beside, target):
    matrix = np.zeros((8, 8))
    for area, others in enumerate(beside):
        matrix[area, others] = 1

    found = steps_from(np.isin(np.arange(8), list(target)), csr_array(matrix))

    expected = steps.steps_from(target, beside)
    assert found.tolist() == [np.inf if each is None else each for each in expected]


def test_rings_follow_upon_each_other():
    found = zones_of(steps_from(FIFTH, STREET), buffer=1, apart=1, furthest=3)

    assert np.flatnonzero(found.target).tolist() == [4]
    assert np.flatnonzero(found.buffer).tolist() == [3, 5]
    assert np.flatnonzero(found.control).tolist() == [1, 7]
    assert not found.buffer_control.any()


def test_what_is_barred_is_in_no_ring_but_the_target():
    barred = np.isin(np.arange(9), [3, 4, 8])

    found = zones_of(steps_from(FIFTH, STREET), buffer=1, barred=barred)

    assert found.target[4]
    assert not (found.buffer | found.control)[[3, 8]].any()


def test_metres_are_counted_from_the_edge_of_the_place():
    place = shapely.box(530_000, 180_000, 530_100, 180_100)

    found = metres_from([(530_050, 180_050), (530_130, 180_140)], place)

    assert found.tolist() == [0, 50]


def test_controls_are_like_target_and_buffer_and_serve_one_of_them():
    zones = zones_of(steps_from(FIFTH, STREET), buffer=1)
    features = np.array([[9.0], [4], [5], [5], [9], [4], [1], [8], [0]])

    found = with_controls(zones, features)

    assert np.flatnonzero(found.control).tolist() == [0]
    assert np.flatnonzero(found.buffer_control).tolist() == [1, 2]


def test_the_published_example_comes_out():
    found = displacement_between(FOUR, PUBLISHED)

    assert (found.local.estimate, found.moved.estimate) == (-107, -11)
    assert found.total.standard_error == pytest.approx(39.59798, abs=5e-6)
    assert found.total.z == pytest.approx(-2.97995, abs=5e-6)


def test_two_controls_are_halved_and_sizes_are_allowed_for():
    counts = np.array([[30, 20], [50, 60], [40, 44], [9, 9]])
    zones = Zones(*(np.isin(np.arange(4), at) for at in ([0], [3], [1, 2], [])))

    plain = displacement_between(zones, counts)
    sized = displacement_between(zones, counts, sizes=[2, 1, 1, 3], lengths=(2, 1))

    assert plain.local.estimate == -10 - 7
    assert np.isnan(plain.moved.estimate)
    expected = weighted_displacement(
        Place((30, 20)), Place((90, 104), 1.0), lengths=(2, 1)
    )
    assert sized.local == expected.local


def test_no_effect_seldom_seems_one_next_door_or_together():
    rng = np.random.default_rng(2026)
    counts = rng.poisson(25, (2_000, 4, 2))

    found = [displacement_between(FOUR, each) for each in counts]

    for one in ("local", "moved", "total"):
        p = np.array([getattr(each, one).p_value for each in found])
        assert 0.035 <= (p < 0.05).mean() <= 0.065


@pytest.mark.parametrize(
    ("far", "how", "message"),
    [
        ([[0]], {"buffer": 1}, "far must be a list"),
        ([0, -1], {"buffer": 1}, "far must be a list"),
        ([1, 2], {"buffer": 1}, "far must be 0 for one"),
        ([0, 2], {"buffer": 0}, "buffer must be above 0"),
        ([0, 2], {"buffer": 1, "apart": -1}, "buffer must be above 0"),
        ([0, 2], {"buffer": 1, "furthest": 1}, "furthest beyond"),
        ([0, 2], {"buffer": 1, "barred": [0, 1]}, "barred must be true or false"),
    ],
)
def test_rings_that_do_not_fit_are_refused(far, how, message):
    with pytest.raises(ValueError, match=message):
        zones_of(far, **how)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: steps_from([1, 0], STREET), "target must be true or false"),
        (lambda: steps_from(np.zeros(9, dtype=bool), STREET), "true of one area"),
        (lambda: metres_from([(1, 2)], shapely.Polygon()), "must not be empty"),
        (lambda: displacement_between(FOUR, [[1, 2]]), "before and after for each"),
        (
            lambda: displacement_between(
                Zones(FOUR.target, FOUR.target, FOUR.control, FOUR.buffer), PUBLISHED
            ),
            "must not share",
        ),
        (
            lambda: displacement_between(
                Zones(FOUR.target, *[np.zeros(4, dtype=bool)] * 3), PUBLISHED
            ),
            "must have a control",
        ),
        (lambda: displacement_between(FOUR, PUBLISHED, sizes=[1, 2]), "sizes must be"),
        (lambda: displacement_between(FOUR, PUBLISHED, sizes=0), "sizes must be"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_example():
    found = displacement_between(FOUR, PUBLISHED)

    text = page("zones.md")
    for name, each in (
        ("target", found.local),
        ("buffer", found.moved),
        ("together", found.total),
    ):
        assert (
            f"| {name} | {each.estimate:.0f} | {each.lower:.0f} to {each.upper:.0f} |"
            in text
        )
