"""Whether crimes are followed by others nearby, soon."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.arrow import Columns
from fourfold.analysis.answers.given.points import points_in
from fourfold.analysis.answers.given.times import days_in
from fourfold.analysis.answers.shown.pictures import bars, heat, rows_of
from fourfold.analysis.answers.shown.words import (
    chance_of,
    number,
    percentage,
    plural,
    times,
)
from fourfold.analysis.statistics.near_repeat_chains import chains as chains_of
from fourfold.analysis.statistics.near_repeats import NearRepeats
from fourfold.analysis.statistics.near_repeats import near_repeats as near_repeats_of

Whole = NDArray[np.int64]

METRES = (0.0, 1.0, 100.0, 200.0, 300.0, 400.0)
DAYS = (0.0, 7.0, 14.0, 21.0, 28.0)
CAVEAT = (
    "Where a year has a season at one place and not at another, that alone makes crimes"
    " near in both."
)


def near_repeats(
    data: object,
    *,
    when: object = "when",
    east: str = "east",
    north: str = "north",
    distances: Sequence[float] = METRES,
    times: Sequence[float] = DAYS,
    metric: str = "manhattan",
    orders: int = 999,
    seed: int = 0,
) -> Answer[NearRepeats]:
    """Whether crimes follow others nearby, soon, more often than chance (Knox).

    Parameters
    ----------
    data : frame of crimes, or array of two columns, metres east and north
    when : column or array of dates or times, or numbers of days; months alone do not do
    east, north : names of the columns of points
    distances, times : edges of bands, metres and days; a band has its lower edge
    metric : manhattan (along streets) or euclidean (as the crow flies)
    orders, seed : how often dates change places, and what orders them

    Returns
    -------
    Answer of NearRepeats
        Columns, a row a band: metres, metres_below, days, days_below, observed,
        expected, ratio, p_value.

    Raises
    ------
    ValueError
        If dates are of months alone, of several zones or not known, there are fewer
        than two crimes, or edges do not rise.
    """
    points = points_in(data, east, north)
    days = days_in(data, when, number=len(points))
    found = near_repeats_of(
        points,
        days,
        distances=distances,
        times=times,
        metric=metric,
        orders=orders,
        seed=seed,
    )
    return Answer(
        question="near_repeats",
        found=found,
        columns=_columns(found),
        words=Words(_told(found), CAVEAT, "near-repeats"),
        picture=partial(
            heat,
            found.ratio,
            rows=_bands(found.distances),
            columns=_bands(found.times),
            titles=("Days apart", "Metres apart", "Times what chance gives"),
        ),
    )


def chains(
    data: object,
    *,
    distance: float,
    time: float,
    when: object = "when",
    east: str = "east",
    north: str = "north",
    metric: str = "manhattan",
) -> Answer[Whole]:
    """Crimes that hang together: each near another in both place and time.

    data, when, east, north, metric : as of `near_repeats`
    distance, time : how far apart two may be, metres and days

    Returns
    -------
    Answer of an array: the chain of each crime, -1 for one that stands alone
        Columns: row (of the crime in data), chain.

    Raises ValueError as `near_repeats` does.
    """
    points = points_in(data, east, north)
    days = days_in(data, when, number=len(points))
    found = chains_of(points, days, distance=distance, time=time, metric=metric)
    lengths = np.bincount(found[found >= 0])
    finding = f"No two of {len(points):,} crimes are so near in place and time."
    if lengths.size:
        finding = (
            f"{plural(int(lengths.sum()), 'crime', 'crimes')} of {len(points):,} hang"
            f" together in {plural(lengths.size, 'chain', 'chains')}: the longest has"
            f" {int(lengths.max())}."
        )
    sizes, many = np.unique(lengths, return_counts=True)
    rows = rows_of(sizes, many.astype(np.float64))
    return Answer(
        question="chains",
        found=found,
        columns={"row": np.arange(len(points)), "chain": found},
        words=Words(
            finding,
            "Chance makes chains too: see near_repeats. A chain says nothing of who.",
            "near-repeats",
        ),
        picture=partial(bars, rows, title="Chains", over="Crimes in a chain"),
    )


def _columns(found: NearRepeats) -> Columns:
    """A row a band of distance and time."""
    far, long = np.array(found.distances), np.array(found.times)
    near, soon = found.observed.shape
    return {
        "metres": np.repeat(far[:-1], soon),
        "metres_below": np.repeat(far[1:], soon),
        "days": np.tile(long[:-1], near),
        "days_below": np.tile(long[1:], near),
        **{
            name: getattr(found, name).ravel()
            for name in ("observed", "expected", "ratio", "p_value")
        },
    }


def _told(found: NearRepeats) -> str:
    ratio = np.where(np.isnan(found.ratio), -np.inf, found.ratio)
    beyond = found.p_value < 0.05
    if not beyond.any():
        return (
            "No band of distance and time has more pairs of crimes than chance makes."
        )
    best = np.where(beyond, ratio, -np.inf)
    row, column = np.unravel_index(int(best.argmax()), best.shape)
    far = _bands(found.distances)[int(row)]
    long = _bands(found.times)[int(column)]
    return (
        f"Crimes follow each other: {number(float(found.observed[row, column]))} pairs"
        f" {far} metres and {long} days apart are"
        f" {times(float(found.ratio[row, column]))} what chance makes;"
        f" {chance_of(float(found.p_value[row, column]))}. So are"
        f" {int(beyond.sum())} of {found.observed.size} bands, where chance would name"
        f" {percentage(0.05, digits=0)}."
    )


def _bands(edges: Sequence[float]) -> list[str]:
    return [
        f"{edge:g} and more" if np.isinf(after) else f"{edge:g} to {after:g}"
        for edge, after in pairwise(edges)
    ]
