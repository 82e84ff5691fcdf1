import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics import change_points as module
from fourfold.analysis.statistics.change_points import change_points
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import levels

# Disasters in British coal mines, 1851 to 1961: Jarrett, Biometrika 66, 1979.
MINES = [
    *(4, 5, 4, 0, 1, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1),
    *(5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1),
    *(0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1),
    *(0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0),
    *(0, 1, 0, 0, 1, 0, 1),
]
SERIES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 3)), min_size=2, max_size=9
)


def test_disasters_in_mines_fell_when_it_was_published_that_they_did():
    found = change_points(MINES)

    assert (found.starts + 1851).tolist() == [1892, 1947]
    assert found.levels[0] == pytest.approx(127 / 41)
    assert found.gains[0] > 4 * found.gains[1]


@given(SERIES, st.integers(1, 3), st.sampled_from([0.5, 2, 6]))
@settings(deadline=None, max_examples=60)
def test_the_cuts_agree_with_every_way_of_cutting(series, shortest, penalty):
    if len(series) < shortest:
        return
    events, base = (np.array(each, float) for each in zip(*series, strict=True))

    found = module._partition(events, base, shortest=shortest, penalty=penalty)

    least, _ = levels.best(events.tolist(), base.tolist(), shortest, penalty)
    ends = [0, *found.tolist(), len(events)]
    parts = list(itertools.pairwise(ends))
    cost = sum(levels.misfit(events[b:e], base[b:e]) for b, e in parts)
    assert cost + penalty * len(found) == pytest.approx(least, abs=1e-9)
    assert all(end - begin >= shortest for begin, end in parts)


def test_two_changes_are_found_where_they_are():
    counts = [10] * 12 + [25] * 12 + [8] * 12

    found = change_points(counts)

    assert found.starts.tolist() == [12, 24]
    assert found.levels.tolist() == [10, 25, 8]
    assert (found.gains > found.penalty).all()


def test_longer_months_are_no_change():
    days = np.array([31, 28, 31, 30, 31, 30] * 6)

    assert change_points(days * 4, exposure=days).starts.size == 0


def test_a_gap_keeps_its_place_and_is_no_nought():
    counts = [10.0] * 12 + [25.0] * 12
    counts[3] = counts[11] = np.nan

    found = change_points(counts)

    assert found.starts.tolist() == [12]
    assert found.levels.tolist() == [10, 25]


@pytest.mark.parametrize("dispersion", [1, 3])
def test_a_series_of_one_level_seldom_changes(dispersion):
    chance = np.random.default_rng(2026)
    if dispersion == 1:
        series = chance.poisson(12, (100, 60))
    else:
        series = chance.negative_binomial(6, 1 / 3, (100, 60))

    alarms = [change_points(each, draws=99).starts.size > 0 for each in series]

    assert np.mean(alarms) <= 0.12


def test_a_doubling_is_mostly_found():
    chance = np.random.default_rng(2026)
    means = np.repeat([8, 16], 24)

    found = [change_points(chance.poisson(means), draws=199).starts for _ in range(40)]

    near = [any(abs(each - 24) <= 3) for each in found]
    assert np.mean(near) >= 0.9


@pytest.mark.parametrize(
    ("counts", "level"), [([1, 2, 3], 2), ([0] * 12, 0), ([np.nan] * 5, np.nan)]
)
def test_too_little_changes_nothing(counts, level):
    found = change_points(counts)

    assert found.starts.size == 0
    assert found.levels == pytest.approx([level], nan_ok=True)
    assert found.dispersion >= 1


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"counts": [[1, 2]]}, "one series"),
        ({"counts": [0.5]}, "counts must be whole"),
        ({"exposure": -1}, "exposure must be 0 or more"),
        ({"false_alarm": 0}, "false_alarm must be"),
        ({"shortest": 0}, "shortest must be 1"),
        ({"draws": 9}, "draws must be 99"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    with pytest.raises(ValueError, match=message):
        change_points(**{"counts": [1, 2, 3], **how})


def test_the_page_tells_the_mines():
    found = change_points(MINES)

    text = page("change-points.md")
    assert (
        f"{found.levels[0]:.2f} a year until {found.starts[0] + 1850},"
        f" {found.levels[1]:.2f} until {found.starts[1] + 1850}"
        f" and {found.levels[2]:.2f} after"
    ) in text
    assert (
        f"gain {found.gains[0]:.1f} and {found.gains[1]:.1f}"
        f" where {found.penalty:.1f} are asked"
    ) in text
