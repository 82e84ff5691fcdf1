"""When crimes happened whose time is known only as from then to then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import weights_of

Floats = NDArray[np.float64]
Seconds = NDArray[np.int64]

HOUR, DAY = 3_600, 86_400
HOURS_IN_A_WEEK = 168
WEEK = HOURS_IN_A_WEEK * HOUR
# Seconds from the epoch, a Thursday, to the first Monday.
FIRST_MONDAY = 4 * DAY


@dataclass(frozen=True, slots=True)
class HoursOfTheWeek:
    """How much of all crimes falls into each hour.

    weights : float64, shape (7, 24), Monday first; sums to the weights that are known
    unknown : float64, weight of crimes without a start
    """

    weights: Floats
    unknown: float


def hours_of_the_week(
    start: ArrayLike,
    end: ArrayLike,
    *,
    weights: ArrayLike = 1.0,
    zone: str | None = None,
) -> HoursOfTheWeek:
    """Spread each crime evenly over the time in which it may have happened.

    Parameters
    ----------
    start, end : arrays of datetime64, shape (crimes)
        From when to when; NaT as end: it happened at the start. NaT as start: it is
        counted as unknown.
    weights : array, broadcastable, finite numbers of 0 or more; days of harm, or 1
    zone : name of a time zone, such as Europe/London
        Then start and end are Coordinated Universal Time, and hours are those of
        clocks there, so that a night in which they change has 23 or 25 of them.
        Without it, start and end are what the clock showed.

    Returns
    -------
    HoursOfTheWeek

    Raises
    ------
    ValueError
        If an end is before its start, lengths differ, a weight is negative or not
        finite, or these are no times.
    ZoneInfoNotFoundError
        If there is no such zone.

    Notes
    -----
    Time grows with crimes and not with how long they may have taken: whole weeks give
    each hour the same, and the rest is added by its two ends.

    Source: Ratcliffe and McCullagh, International Journal of Geographical Information
    Science 12, 1998; Ratcliffe, same journal, 14, 2000.
    """
    first, last, each = _checked(start, end, weights)
    known = ~np.isnat(first)
    begun = first[known].astype(np.int64)
    ended = np.where(np.isnat(last[known]), begun, last[known].astype(np.int64))
    if np.any(ended < begun):
        raise ValueError("end must not be before start")
    length = ended - begun
    # What happened at a moment lies in its hour whole, as if it took a second.
    length = np.where(length == 0, 1, length)
    density = each[known] / length
    total = np.zeros(HOURS_IN_A_WEEK)
    for pieces, shift in _by_offset(begun, length, zone):
        begins, lasts, at = pieces
        total += _spread(begins + shift, lasts, density[at])
    return HoursOfTheWeek(total.reshape(7, 24), float(each[~known].sum()))


def _checked(
    start: ArrayLike, end: ArrayLike, weights: ArrayLike
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64], Floats]:
    first, last = _times(start, "start"), _times(end, "end")
    if first.shape != last.shape:
        raise ValueError("start and end must have one length")
    return first, last, weights_of(weights, first.size, of="crime")


def _times(given: ArrayLike, name: str) -> NDArray[np.datetime64]:
    times = np.asarray(given)
    if not np.issubdtype(times.dtype, np.datetime64) or times.ndim != 1:
        raise ValueError(f"{name} must be a list of datetime64")
    return times.astype("datetime64[s]")


Pieces = tuple[Seconds, Seconds, NDArray[np.intp]]


def _by_offset(
    begun: Seconds, length: Seconds, zone: str | None
) -> Iterator[tuple[Pieces, int]]:
    """The parts of each crime between two changes of the clock, and what it showed.

    Parts are where they begin, how long they last, and which crime they are of.
    """
    everyone = np.arange(begun.size)
    if zone is None or begun.size == 0:
        yield (begun, length, everyone), 0
        return
    ended = begun + length
    for since, until, shift in _offsets(int(begun.min()), int(ended.max()), zone):
        begins, ends = np.maximum(begun, since), np.minimum(ended, until)
        here = np.flatnonzero(ends > begins)
        yield (begins[here], (ends - begins)[here], here), shift


def _offsets(since: int, until: int, zone: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of time with one offset from Coordinated Universal Time, in seconds."""
    there = ZoneInfo(zone)
    begins = since
    while begins < until:
        shift = _offset(begins, there)
        ends = begins
        while ends < until and _offset(ends, there) == shift:
            ends += DAY
        ends = min(ends, until)
        if _offset(ends, there) != shift:
            ends = _turn(ends - DAY, ends, there)
        yield begins, ends, shift
        begins = ends


def _turn(same: int, other: int, there: ZoneInfo) -> int:
    """The first second of the other offset, between two a day apart."""
    shift = _offset(same, there)
    while other - same > 1:
        middle = (same + other) // 2
        if _offset(middle, there) == shift:
            same = middle
        else:
            other = middle
    return other


def _offset(second: int, there: ZoneInfo) -> int:
    moment = datetime.fromtimestamp(second, UTC).astimezone(there)
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _spread(begins: Seconds, lasts: Seconds, density: Floats) -> Floats:
    """Weight in each hour of the week of stretches with one density; shape (168)."""
    weeks, rest = np.divmod(lasts, WEEK)
    at = (begins - FIRST_MONDAY) % WEEK
    ends = at + rest
    first, last = at // HOUR, ends // HOUR
    # Two weeks, as a stretch of less than one may begin in this and end in the next.
    size = 2 * HOURS_IN_A_WEEK + 1
    whole = np.bincount(first, density, size) - np.bincount(last, density, size)
    before = np.bincount(first, density * (at - first * HOUR), size)
    after = np.bincount(last, density * (ends - last * HOUR), size)
    hours = np.cumsum(whole) * HOUR - before + after
    folded = hours[:HOURS_IN_A_WEEK] + hours[HOURS_IN_A_WEEK : 2 * HOURS_IN_A_WEEK]
    every = (density * weeks).sum() * HOUR
    spread: Floats = np.maximum(folded + every, 0.0)
    return spread
