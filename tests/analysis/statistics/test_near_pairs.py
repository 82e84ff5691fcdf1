import numpy as np
import pytest

from fourfold.analysis.statistics import near_pairs
from fourfold.analysis.statistics.near_pairs import crimes_of, near, norm_of


def test_each_pair_is_told_once():
    first, second = near(
        np.array([(0, 0), (3, 4), (0, 9)], float), 7, norm_of("manhattan")
    )

    assert {frozenset(pair) for pair in zip(first, second, strict=True)} == {
        frozenset((0, 1))
    }
    assert len(near(np.array([(0, 0), (3, 4)], float), 5, norm_of("euclidean"))[0]) == 1


def test_crimes_are_metres_and_days():
    places, days = crimes_of([(0, 0), (0, 50)], [0, 1])

    assert (places.dtype, days.tolist()) == (np.float64, [0, 1])


def test_more_pairs_than_memory_holds_are_refused(monkeypatch):
    monkeypatch.setattr(near_pairs, "MOST_PAIRS", 5)

    with pytest.raises(ValueError, match="6 pairs within 100 metres"):
        near(np.zeros((4, 2)), 100, 2)
