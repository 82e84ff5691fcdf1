from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.offences.patrols import patrol_rule
from fourfold.analysis.statistics.patrol_minutes import hours_of, order_of, visits_to
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import shared_out

WEIGHTS = st.lists(st.integers(0, 20), min_size=1, max_size=4)
# Harm a day of three hotspots.
HARM = (10, 6, 1)


@given(WEIGHTS, st.integers(0, 5), st.sampled_from([0.3, 0.7]), st.integers(1, 3))
@settings(deadline=None, max_examples=60)
def test_no_other_way_takes_more_away(weights, number, left, most):
    found = visits_to(weights, 20 * number, visit=15, travel=5, left=left, most=most)

    best = shared_out.most_taken(weights, number, left, most)
    taken = found.reached * sum(weights) if sum(weights) else 0
    assert taken == pytest.approx(best)
    assert found.visits.max(initial=0) <= most
    assert found.minutes <= 20 * number


def test_visits_by_hand():
    found = visits_to(HARM, 60, visit=15, left=0.5)

    # Worth 5, 3, 2.5 and then 1.5 of the second; 1.25 of the first would be next.
    assert found.visits.tolist() == [2, 2, 0]
    assert found.minutes == 60
    assert found.reached == pytest.approx((5 + 2.5 + 3 + 1.5) / 17)
    assert found.next_worth == pytest.approx(1.25)


def test_places_without_harm_get_none_and_minutes_are_left():
    found = visits_to([4, 0], 600, visit=15, left=0.5, most=2)

    assert found.visits.tolist() == [2, 0]
    assert (found.minutes, found.next_worth) == (30, 0)
    assert np.isnan(visits_to([0], 60, visit=15, left=0.5).reached)


@given(
    st.lists(st.integers(0, 9), min_size=6, max_size=9),
    st.integers(1, 3),
    st.integers(1, 2),
)
@settings(deadline=None, max_examples=80)
def test_no_other_shifts_hold_more(weights, length, shifts):
    found = hours_of(weights, length=length, shifts=shifts)

    best = shared_out.most_held(weights, length, shifts)
    hours = [
        (start + at) % len(weights) for start in found.starts for at in range(length)
    ]
    assert len(set(hours)) == length * shifts
    assert sum(weights[hour] for hour in hours) == pytest.approx(best)
    if sum(weights):
        assert found.covered == pytest.approx(best / sum(weights))


def test_a_shift_may_lie_across_the_end_of_the_week():
    week = np.zeros(168)
    week[[166, 167, 0, 1]] = [3, 4, 5, 2]

    found = hours_of(week, length=4)

    assert (found.starts, found.covered) == ((166,), 1.0)


def test_a_week_without_crimes_has_no_share():
    assert np.isnan(hours_of(np.zeros(24), length=8).covered)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.integers(0, 3))
def test_every_visit_is_made_and_none_too_soon(visits, apart):
    order = order_of(np.array(visits), apart=apart, seed=7)

    for place, number in enumerate(visits):
        at = [step for step, each in enumerate(order) if each == place]
        assert len(at) == number
        assert all(later - earlier > apart for earlier, later in pairwise(at))
    assert order == order_of(np.array(visits), apart=apart, seed=7)


def test_the_order_cannot_be_foreseen():
    orders = {
        order_of(np.array([2, 2, 2, 2]), apart=1, seed=seed) for seed in range(20)
    }

    assert len(orders) > 15


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: visits_to([], 60, visit=15, left=0.5), "one place or more"),
        (lambda: visits_to([-1], 60, visit=15, left=0.5), "weights must be finite"),
        (lambda: visits_to([1], 60, visit=0, left=0.5), "visit must be above 0"),
        (lambda: visits_to([1], 60, visit=15, left=1), "left must be above 0"),
        (lambda: visits_to([1], 60, visit=15, left=0.5, most=0), "most must be 1"),
        (lambda: hours_of([[1]], length=1), "one hour or more"),
        (lambda: hours_of([1, 2], length=2, shifts=2), "fit into 2 hours"),
        (lambda: order_of([1.5], apart=1, seed=1), "visits must be"),
        (lambda: order_of([1], apart=-1, seed=1), "apart must be 0"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_example_and_the_rule():
    text, rule = page("patrol-minutes.md"), patrol_rule()
    found = visits_to(HARM, 60, visit=15, left=0.5)

    told = ", ".join(str(each) for each in found.visits)
    assert f"visits {told}, {found.reached:.0%} of the harm" in text
    assert f"**{rule.minutes} minutes**" in text
    assert f"{rule.shortest} to {rule.longest} minutes" in text
    assert f"{rule.least_gap} minutes" in text
    assert f"leaves {rule.left:.0%}" in text
