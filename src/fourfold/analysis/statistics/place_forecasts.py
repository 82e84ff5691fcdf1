"""Where crimes are to be expected next; of places, and never of persons."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import KDTree

from fourfold.analysis.statistics.arguments import metres_of, weights_of

Floats = NDArray[np.float64]

MONTHS_IN_A_YEAR = 12
DAYS_IN_A_WEEK = 7.0
# A Gaussian is cut off here, in bandwidths: beyond lies less than a millionth of it.
FURTHEST = 5.0
# Places whose neighbours are worked out at once.
AT_ONCE = 2_000


def long_run(counts: ArrayLike, *, months: int | None = None) -> Floats:
    """The mean of each place over the last months: the map to be beaten.

    counts : array, shape (places, months), 0 or more, may be weighed by harm; NaN where
        not known, and left out
    months : how many of the last to take, 1 or more; None takes all

    Returns float64, shape (places,), a month; NaN where none of them is known.

    Raises ValueError if counts are negative or infinite, or months are too few.
    """
    given = _history(counts)
    if months is not None and months < 1:
        raise ValueError(f"months must be 1 or more, not {months}")
    last = given if months is None else given[:, -months:]
    return _mean_of_known(last, axis=1)


def seasonal(
    counts: ArrayLike, *, period: int = MONTHS_IN_A_YEAR, shared: float = 1.0
) -> Floats:
    """The mean of each place, raised or lowered as the coming month of the year is.

    counts : as for `long_run`, two whole years or more
    period : months in a year, 2 or more
    shared : how much of the season all places have in common, 0 to 1: 1 takes one
        season for all, 0 that of each place alone

    Returns float64, shape (places,), for the month after the last.

    Raises ValueError as `long_run` does, and for less than two years, a period below 2,
    or a part that is none.

    Notes
    -----
    The index is the mean of the same month of each year over the mean of those whole
    years, each month of the year as the mean of those known: a gap is no quiet month. A
    place has few crimes and hardly a season of its own to be seen.
    """
    given = _history(counts)
    years = given.shape[1] // period if period >= 2 else 0
    if years < 2:
        raise ValueError(
            "counts must have two whole years, and period 2 months or more"
        )
    if not 0 <= shared <= 1:
        raise ValueError(f"shared must be 0 to 1, not {shared:g}")
    whole = given[:, -years * period :].reshape(len(given), years, period)
    # The month to come is the first of the next year.
    alone = _index(_mean_of_known(whole, axis=1))
    together = _index(_mean_of_known(_mean_of_known(whole, axis=0), axis=0))
    found: Floats = long_run(given) * (shared * together + (1 - shared) * alone)
    return found


def _mean_of_known(values: Floats, *, axis: int) -> Floats:
    known = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        mean: Floats = np.where(known, values, 0).sum(axis=axis) / known.sum(axis=axis)
    return mean


def _index(of_year: Floats) -> Floats:
    """The first month over the mean of all; 1 where there is nothing to go by."""
    return _over(of_year[..., 0], _mean_of_known(of_year, axis=-1))


def fading(
    counts: ArrayLike,
    places: ArrayLike,
    *,
    half_life: float,
    bandwidth: float,
) -> Floats:
    """What was near in place counts more, and what was lately.

    Parameters
    ----------
    counts : as for `long_run`
    places : array, shape (places, 2), middles of them in metres east and north
    half_life : months after which a month counts half, above 0
    bandwidth : metres, above 0: standard deviation of a Gaussian about each place

    Returns
    -------
    float64, shape (places,), a month. What a place gives to others is taken from it:
    the sum stays that of the fading months, so that places at the edge lose nothing.

    Raises ValueError as `long_run` does, for places that are none or not as many, and
    for a half-life or bandwidth not above 0.

    Source: Bowers, Johnson and Pease, British Journal of Criminology 44, 2004, for
    maps that fade; the kernel as in `kernel_density`.
    """
    given, middles = _history(counts), metres_of(places)
    if len(middles) != len(given):
        raise ValueError("places must be as many as rows of counts")
    for name, each in (("half_life", half_life), ("bandwidth", bandwidth)):
        if not (np.isfinite(each) and each > 0):
            raise ValueError(f"{name} must be above 0, not {each:g}")
    age = np.arange(given.shape[1])[::-1]
    weight = np.where(np.isnan(given), 0.0, 0.5 ** (age / half_life))
    with np.errstate(invalid="ignore"):
        level = (np.nan_to_num(given) * weight).sum(axis=1) / weight.sum(axis=1)
    return _shared_out(np.nan_to_num(level), middles, bandwidth)


@dataclass(frozen=True, slots=True)
class Crimes:
    """Single crimes with their day, for what a month cannot tell.

    points : array, shape (crimes, 2), metres east and north
    days : array, shape (crimes,), numbers of days
    weights : one number, or array, shape (crimes,), 0 or more
    """

    points: ArrayLike
    days: ArrayLike
    weights: ArrayLike = 1.0


def near_repeat_risk(
    crimes: Crimes,
    places: ArrayLike,
    now: float,
    *,
    size: float = 50.0,
    reach: float = 400.0,
    weeks: int = 8,
) -> Floats:
    """The risk that lately near crimes leave behind (ProMap).

    Parameters
    ----------
    crimes : those before now count; those of `now` and later are left out
    places : array, shape (places, 2), middles in metres east and north
    now : day for which the risk is
    size : metres, above 0, of half a cell: distance is counted in whole ones
    reach : metres, above 0: beyond, a crime leaves no risk
    weeks : whole weeks after which it leaves none, 1 or more

    Returns
    -------
    float64, shape (places,): Σ 1 ÷ (1 + half cells) × 1 ÷ (1 + whole weeks)

    Raises
    ------
    ValueError
        If points are none, days or weights are not as many, or a number is out of
        range.

    Notes
    -----
    Days are needed: a file that tells the month alone has none. It is a score, and
    becomes an expected count by `as_expected`.

    Source: Bowers, Johnson and Pease, "Prospective hot-spotting", British Journal of
    Criminology 44, 2004.
    """
    if not (size > 0 and reach > 0 and weeks >= 1):
        raise ValueError("size and reach must be above 0 metres, and weeks 1 or more")
    points, middles = metres_of(crimes.points), metres_of(places)
    days = np.asarray(crimes.days, dtype=np.float64)
    if days.shape != (len(points),) or not np.isfinite(days).all():
        raise ValueError("days must be numbers of days, one for each crime")
    weight = weights_of(crimes.weights, len(points), of="crime")
    passed = np.floor((now - days) / DAYS_IN_A_WEEK)
    lately = (days < now) & (passed < weeks)
    risk = np.zeros(len(middles))
    if not lately.any():
        return risk
    tree = KDTree(middles)
    near = tree.query_ball_point(points[lately], reach)
    each = zip(near, points[lately], weight[lately] / (1 + passed[lately]), strict=True)
    for found, point, part in each:
        away = np.hypot(*(middles[found] - point).T)
        risk[found] += part / (1 + np.floor(away / size))
    return risk


def as_expected(score: ArrayLike, total: float, *, even: float = 0.05) -> Floats:
    """A score of places as the crimes to be expected there.

    score : array, shape (places,), 0 or more; NaN counts as none
    total : crimes to be expected in all, 0 or more
    even : part of them that is spread evenly, 0 to 1: a place without a crime so far is
        not safe for ever, and a map that says so cannot be scored

    Returns float64, shape (places,), which adds up to total.

    Raises ValueError for a number out of range, or no place.
    """
    given = np.nan_to_num(np.asarray(score, dtype=np.float64), nan=0.0)
    if (
        given.ndim != 1
        or not given.size
        or not np.all(np.isfinite(given) & (given >= 0))
    ):
        raise ValueError("score must be a list of numbers of 0 or more, or NaN")
    if not (np.isfinite(total) and total >= 0 and 0 <= even <= 1):
        raise ValueError("total must be 0 or more, and even 0 to 1")
    flat = np.full(given.size, 1 / given.size)
    share = given / given.sum() if given.sum() > 0 else flat
    found: Floats = total * ((1 - even) * share + even * flat)
    return found


def _history(counts: ArrayLike) -> Floats:
    given = np.asarray(counts, dtype=np.float64)
    if given.ndim != 2 or not given.size:
        raise ValueError("counts must be by place and month")
    if np.any((given < 0) | np.isinf(given)):
        raise ValueError("counts must be finite numbers of 0 or more, or NaN")
    return given


def _over(number: Floats, base: Floats) -> Floats:
    """1 where there is nothing to go by."""
    found: Floats = np.divide(
        number, base, out=np.ones_like(base), where=(base > 0) & ~np.isnan(number)
    )
    return found


def _shared_out(level: Floats, middles: Floats, bandwidth: float) -> Floats:
    """What each place has, given to those around it by a Gaussian."""
    tree, given = KDTree(middles), np.zeros(len(level))
    sources = np.flatnonzero(level > 0)
    for begin in range(0, sources.size, AT_ONCE):
        block = sources[begin : begin + AT_ONCE]
        pairs = KDTree(middles[block]).sparse_distance_matrix(
            tree, FURTHEST * bandwidth, output_type="ndarray"
        )
        near = np.exp(-0.5 * (pairs["v"] / bandwidth) ** 2)
        whole = np.bincount(pairs["i"], near, block.size)
        part = near / whole[pairs["i"]] * level[block][pairs["i"]]
        given += np.bincount(pairs["j"], part, given.size)
    return given
