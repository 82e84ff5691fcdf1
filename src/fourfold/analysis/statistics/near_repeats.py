"""Whether a crime is followed by others nearby, soon, more often than chance."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.near_pairs import crimes_of, near, norm_of

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Days = NDArray[np.int16] | NDArray[np.float64]
Progress = Callable[[int, int], None]

# Orders of the dates that are tried together: eight answers of a byte are one number.
LANES = 8
# Orders that one thread tries before it tells how far it is.
AT_ONCE = 25
# Pairs looked at together, so that what is worked with stays near the processor.
PAIRS_AT_ONCE = 8_192
ROWS_IN_A_BYTE = 255
THREADS = 2


@dataclass(frozen=True, slots=True)
class NearRepeats:
    """Pairs of crimes by how far and how long they are apart.

    All tables have shape (bands of distance, bands of time).

    observed : int64, pairs of crimes
    expected : float64, mean of all orders of the dates that were tried
    ratio : float64, observed over expected; NaN where none is expected
    p_value : float64, of as many pairs or more by chance
    distances, times : edges of the bands; a band has its lower edge and not its upper
    orders, seed : how many orders of the dates were tried, and what chose them
    """

    observed: Whole
    expected: Floats
    ratio: Floats
    p_value: Floats
    distances: tuple[float, ...]
    times: tuple[float, ...]
    orders: int
    seed: int


def near_repeats(
    points: ArrayLike,
    when: ArrayLike,
    *,
    distances: Sequence[float],
    times: Sequence[float],
    metric: str = "manhattan",
    orders: int = 999,
    seed: int = 0,
    progress: Progress = lambda _done, _of: None,
) -> NearRepeats:
    """Knox's test in many bands at once.

    Parameters
    ----------
    points : array, shape (crimes, 2), metres east and north
    when : array, shape (crimes), datetime64 of days or finer, or numbers of days
    distances : edges, metres, rising from 0 up; [0, 1, 100, 200] has a band of the
        same place and two around it. The last may be infinite.
    times : edges, days, rising from 0 up; the last may be infinite
    metric : manhattan (along streets of a grid) or euclidean (as the crow flies)
    orders : how many random orders of the dates to try, 19 or more
    seed : of those orders
    progress : called with how many orders are done, of how many; what it raises stops

    Returns
    -------
    NearRepeats

    Raises
    ------
    ValueError
        If dates are of months alone, points are degrees, not finite or not as many as
        dates, edges do not rise, there are fewer than two crimes, or more pairs lie
        within the last finite distance than memory holds.

    Notes
    -----
    Dates change places among the crimes, which keeps where and when crimes happen and
    breaks what ties the two. p = (1 + orders with as many) ÷ (1 + orders), so that it
    is never nought. Where a year has a season at one place and not at another, that
    alone gives pairs near in both.

    Source: Knox, Applied Statistics 13, 1964; Johnson et al., Journal of Quantitative
    Criminology 23, 2007; North, Curtis and Sham, American Journal of Human Genetics
    71, 2002 for p.
    """
    places, days = crimes_of(points, when)
    far, long = _edges(distances, "distances"), _edges(times, "times")
    norm = norm_of(metric)
    if orders < 19:
        raise ValueError(f"orders must be 19 or more, not {orders}")
    pairs = _pairs(places, far, norm)
    every = _every_pair(days, long) if np.isinf(far[-1]) else None
    as_it_was = _small(days)[:, np.newaxis].repeat(LANES, axis=1)
    observed = _tables(pairs, as_it_was, long, every=every)[0]
    total, reached = np.zeros(observed.shape), np.ones(observed.shape)
    for found in _by_chance(pairs, days, long, trial=(every, orders, seed, progress)):
        total += found
        reached += found >= observed
    expected = total / orders
    ratio = np.full(expected.shape, np.nan)
    np.divide(observed, expected, out=ratio, where=expected > 0)
    p_value = reached / (1 + orders)
    return NearRepeats(
        observed, expected, ratio, p_value, tuple(far), tuple(long), orders, seed
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of crimes in the finite bands of distance, those of a band together.

    ends : where each band ends in the lists
    """

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    ends: NDArray[np.intp]


def _edges(edges: Sequence[float], name: str) -> Floats:
    given = np.asarray(edges, dtype=np.float64)
    if given.ndim != 1 or given.size < 2 or not np.all(np.diff(given) > 0):
        raise ValueError(f"{name} must be two edges or more that rise")
    if given[0] < 0:
        raise ValueError(f"{name} must begin at 0 or above")
    if np.isinf(given[-1]) and given[0] > 0:
        raise ValueError(f"{name} must begin at 0 where the last edge is infinite")
    return given


def _pairs(places: Floats, far: Floats, norm: int) -> _Pairs:
    finite = far[np.isfinite(far)]
    first, second = near(places, float(finite[-1]), norm)
    apart = np.abs(places[first] - places[second])
    length = apart.sum(axis=1) if norm == 1 else np.hypot(*apart.T)
    band = np.searchsorted(finite, length, side="right") - 1
    bands = finite.size - 1
    order = np.argsort(band, kind="stable")
    order = order[(band[order] >= 0) & (band[order] < bands)]
    ends = np.searchsorted(band[order], np.arange(bands), side="right")
    return _Pairs(first[order], second[order], ends)


def _every_pair(days: Floats, long: Floats) -> Whole:
    """Pairs of all crimes in each band of time, wherever they are."""
    ordered = np.sort(days)
    after = np.arange(1, days.size + 1)
    under = [
        (np.searchsorted(ordered, ordered + edge, side="left") - after).clip(0).sum()
        for edge in long
    ]
    counts: Whole = np.array(under, dtype=np.int64)
    return counts[1:] - counts[:-1]


def _tables(pairs: _Pairs, days: Days, long: Floats, *, every: Whole | None) -> Whole:
    """Pairs by band of distance and of time, for some orders of the dates at once.

    days : shape (crimes, LANES), an order a column
    Returns int64, shape (LANES, bands of distance, bands of time)
    """
    edges = _like(long, days)
    under = np.zeros((pairs.ends.size, len(edges), LANES), dtype=np.int64)
    for band, (begin, end) in enumerate(pairwise(np.concatenate([[0], pairs.ends]))):
        for at in range(begin, end, PAIRS_AT_ONCE):
            some = slice(at, min(at + PAIRS_AT_ONCE, end))
            gaps = days.take(pairs.first[some], axis=0)
            gaps -= days.take(pairs.second[some], axis=0)
            np.abs(gaps, out=gaps)
            for number, edge in enumerate(edges):
                under[band, number] += _how_many_under(gaps, edge)
    table: Whole = np.diff(under, axis=1).transpose(2, 0, 1)
    if every is None:
        return table
    rest = every - table.sum(axis=1, keepdims=True)
    return np.concatenate([table, rest], axis=1)


def _how_many_under(gaps: Days, edge: float) -> Whole:
    """In each column, how many gaps are below the edge."""
    if edge == 0 or np.isinf(edge):
        return np.full(LANES, 0 if edge == 0 else len(gaps))
    # Eight answers of a byte each are added up as one number of eight bytes, so few
    # rows at a time that no byte runs over.
    eights = (gaps < edge).view(np.uint64).ravel()
    sums = np.add.reduceat(eights, np.arange(0, eights.size, ROWS_IN_A_BYTE))
    under: Whole = sums.view(np.uint8).reshape(-1, LANES).sum(axis=0, dtype=np.int64)
    return under


def _like(edges: Floats, gaps: Days) -> list[float]:
    """Edges as the gaps are compared with fastest: whole where these are."""
    if gaps.dtype != np.int16:
        return [float(edge) for edge in edges]
    most = np.iinfo(np.int16).max
    return [np.inf if edge > most else int(np.ceil(edge)) for edge in edges]


Trial = tuple[Whole | None, int, int, Progress]


def _by_chance(
    pairs: _Pairs, days: Floats, long: Floats, *, trial: Trial
) -> Iterator[Whole]:
    """The table of each order of the dates; the same seed gives the same orders."""
    every, orders, seed, progress = trial
    small = _small(days)
    blocks = [range(at, min(at + AT_ONCE, orders)) for at in range(0, orders, AT_ONCE)]

    def tried(block: range) -> list[Whole]:
        # Of the block and not of the thread, so that threads change nothing.
        chance = np.random.default_rng((seed, block.start))
        found: list[Whole] = []
        mixed = [chance.permutation(small) for _ in block]
        for at in range(0, len(mixed), LANES):
            some = mixed[at : at + LANES]
            # The last orders of a block stand alone: lanes that are left are not read.
            lanes = np.column_stack(some + some[:1] * (LANES - len(some)))
            found.extend(_tables(pairs, lanes, long, every=every)[: len(some)])
        return found

    pool = ThreadPoolExecutor(THREADS)
    try:
        for block, found in zip(blocks, pool.map(tried, blocks), strict=True):
            yield from found
            progress(block.stop, orders)
    finally:
        pool.shutdown(cancel_futures=True)


def _small(days: Floats) -> Days:
    """Whole days of a lifetime in two bytes: a quarter of the memory to go through."""
    since = days - days.min()
    whole = np.all(since == np.floor(since)) and since.max() < np.iinfo(np.int16).max
    small: Days = since.astype(np.int16) if whole else since
    return small
