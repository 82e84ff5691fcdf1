import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.near_repeat_chains import chains
from tests.analysis.statistics.test_near_repeats import EVENTS, METRICS, split
from tests.oracles import near_pairs


@pytest.mark.parametrize(
    ("number", "distance", "time", "expected"),
    [
        (5, 2, 1, [0, 0, 0, 1, 1]),
        (5, 0, 9, [-1] * 5),
        (5, 2, 9, [0] * 5),
    ],
)
def test_crimes_that_hang_together_are_a_chain(number, distance, time, expected):
    points = [(step, 0) for step in range(1, number + 1)]

    found = chains(points, [0, 0, 0, 4, 4], distance=distance, time=time)

    assert found.tolist() == expected


@given(EVENTS, st.sampled_from([0, 50, 120]), st.integers(0, 9), METRICS)
@settings(deadline=None)
def test_chains_agree_with_joining_sets(events, distance, time, metric):
    points, days = split(events)

    found = chains(points, days, distance=distance, time=time, metric=metric)

    groups = [
        np.flatnonzero(found == group).tolist() for group in range(found.max() + 1)
    ]
    assert groups == near_pairs.chains(points, days, distance, time, metric)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"distance": -1}, "distance and time must be finite"),
        ({"time": np.inf}, "distance and time must be finite"),
        ({"metric": "miles"}, "metric must be one of"),
    ],
)
def test_chains_refuse_what_does_not_fit(how, message):
    with pytest.raises(ValueError, match=message):
        chains([(0, 0), (1, 1)], [0, 1], **({"distance": 1, "time": 1} | how))
