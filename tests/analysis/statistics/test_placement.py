import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from fourfold.analysis.statistics import placement
from fourfold.analysis.statistics.placement import best_sites, within_reach
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import covered

# Taking what adds most first goes wrong here: the middle site, and then either other.
COVERS = np.array([[1, 1, 0, 1, 1, 0], [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]])
HARM = np.array([4.0, 4, 3, 4, 4, 3])
CASES = st.tuples(st.integers(1, 6), st.integers(1, 8)).flatmap(
    lambda shape: st.tuples(
        st.lists(
            st.lists(st.booleans(), min_size=shape[1], max_size=shape[1]),
            min_size=shape[0],
            max_size=shape[0],
        ),
        st.lists(st.integers(0, 9), min_size=shape[1], max_size=shape[1]),
        st.integers(1, shape[0]),
        st.booleans(),
    )
)


@given(CASES)
@settings(deadline=None)
def test_no_choice_of_as_many_reaches_more(case):
    covers, weights, number, keeps = case
    kept = [0] if keeps else []

    found = best_sites(csr_array(np.array(covers)), weights, number, kept=kept)

    assert found.reached == covered.best(covers, weights, number, kept)
    assert found.reached == covered.reached(covers, weights, found.chosen.tolist())
    assert found.reached == pytest.approx(found.gained.sum())
    assert set(kept) <= set(found.chosen.tolist())
    assert len(found.chosen) <= number
    assert found.is_best


def test_the_best_pair_is_not_that_of_the_best_first():
    found = best_sites(csr_array(COVERS), HARM, 2)

    assert sorted(found.chosen.tolist()) == [1, 2]
    assert (found.reached, found.bound) == (22, 22)
    assert found.gained.tolist() == [11, 11]


@pytest.fixture
def late(monkeypatch):
    """As if time had run out before anything was found."""

    class Nothing:
        x, mip_dual_bound = None, None

    monkeypatch.setattr(placement, "milp", lambda *_, **__: Nothing)


@given(CASES)
@settings(deadline=None)
def test_step_by_step_reaches_at_least_its_part_of_the_best(case):
    covers, weights, number, _ = case

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placement, "_solved", lambda *_, **__: (None, np.inf))
        found = best_sites(csr_array(np.array(covers)), weights, number)

    best = covered.best(covers, weights, number)
    assert (1 - np.exp(-1)) * best - 1e-9 <= found.reached <= best
    assert found.bound >= best
    assert not found.is_best or found.reached == best


def test_where_time_runs_out_it_says_how_far_it_may_be_off(late):
    found = best_sites(csr_array(COVERS), HARM, 2)

    assert (found.reached, found.bound, found.is_best) == (19, 22, False)


def test_what_is_kept_comes_first_and_stays():
    found = best_sites(csr_array(COVERS), HARM, 2, kept=[0])

    assert found.chosen[0] == 0
    assert found.gained.tolist() == [16, 3]


def test_sites_reach_what_lies_near():
    found = within_reach([(0, 0), (500, 0)], [(60, 80), (100, 1), (450, 0)], 100)

    assert found.toarray().tolist() == [[True, False, False], [False, False, True]]


def test_a_thousand_places_are_solved_and_proved():
    rng = np.random.default_rng(2026)
    sites, places = rng.uniform(0, 5_000, (60, 2)), rng.uniform(0, 5_000, (1_000, 2))

    found = best_sites(
        within_reach(sites, places, 400), rng.integers(1, 30, 1_000), number=8
    )

    assert found.is_best
    assert (np.diff(found.gained) <= 0).all()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"weights": [1, 2]}, "one for each place"),
        ({"weights": [-1, 1, 1, 1, 1, 1]}, "finite numbers of 0 or more"),
        ({"number": 0}, "number must be 1 to 3"),
        ({"number": 4}, "number must be 1 to 3"),
        ({"kept": [3]}, "kept must be places in the list"),
        ({"kept": [-1]}, "kept must be places in the list"),
        ({"kept": [0, 1, 2]}, "kept has 3 sites, more than number: 2"),
        ({"seconds": 0}, "seconds must be above 0"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    with pytest.raises(ValueError, match=message):
        best_sites(csr_array(COVERS), **({"weights": HARM, "number": 2} | how))


def test_a_distance_below_nothing_is_refused():
    with pytest.raises(ValueError, match="distance must be 0 metres or more"):
        within_reach([(0, 0)], [(0, 0)], -1)


def test_the_page_tells_the_example():
    found = best_sites(csr_array(COVERS), HARM, 2)

    text = page("placement.md")
    assert f"The best two reach {found.reached:.0f} of {HARM.sum():.0f} days" in text
