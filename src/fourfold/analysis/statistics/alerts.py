"""Whether the newest count is higher than the same time of earlier years allows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri
from scipy.stats import nbinom, poisson

from fourfold.analysis.statistics.arguments import whole_counts
from fourfold.analysis.statistics.compound_counts import (
    WeightedSeries,
    harm_limit,
    weighted_series,
)
from fourfold.analysis.statistics.log_linear import LogLinear, log_linear

Floats = NDArray[np.float64]
Index = NDArray[np.intp]

# A trend is believed from this p-value down, in the first version of the method.
TREND_Z = 1.959964
FEWEST_YEARS, FEWEST_YEARS_FOR_TREND = 2, 3
# Added to how often each kind was seen: what was never seen may still come.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Version:
    """How the usual is found: as it was first published, or as it was improved.

    all_months : whether every month of the past counts, with levels for parts of the
        year, or those near the same time of year alone
    always_trend : whether the trend is kept where chance could make it
    outlying : from which residual on a month of the past counts less
    negative_binomial : whether the limit is a quantile of that distribution, or of a
        normal one after the power of two thirds
    """

    all_months: bool
    always_trend: bool
    outlying: float
    negative_binomial: bool


FARRINGTON = Version(False, False, 1.0, False)
NOUFAILY = Version(True, True, 2.58, True)


@dataclass(frozen=True, slots=True)
class Alert:
    """What the newest count should be; NaN where the past tells nothing.

    expected, upper : the usual, and the limit above which it stands out
    score : (count - expected) ÷ (upper - expected); above 1 it stands out
    stands_out : above the limit, and not of too few to look at
    dispersion : variance over mean of the past, 1 or more
    has_trend : whether a trend was drawn on; months : how many were learnt from
    """

    expected: float
    upper: float
    score: float
    stands_out: bool
    dispersion: float
    has_trend: bool
    months: int


def alert(
    counts: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    version: Version = NOUFAILY,
    period: int = 12,
    years: int = 5,
    either_side: int = 1,
    recent: int = 3,
    false_alarm: float = 0.005,
    fewest: int = 5,
) -> Alert:
    """Farrington's test of the last count of a series.

    Parameters
    ----------
    counts : array, shape (times), whole numbers >= 0; NaN where not known
        With weights, shape (kinds, times).
    weights : array, shape (kinds), 0 or more: days of harm of an event of each kind
        Then expected, upper and score are of harm.
    version : NOUFAILY, the improved one, or FARRINGTON, or one of one's own
    period : times in a year, 2 or more: 12 months, 52 weeks
    years : how far back to look, 2 or more
    either_side : times before and after the same time of earlier years, 0 or more
    recent : newest times left out, so that what is going on is not learnt; 0 or more
    false_alarm : how often a usual count may stand out, 0.0001 to 0.1
    fewest : a count below stands out never, 0 or more; with weights, of all kinds

    Returns
    -------
    Alert; not told if the same time of year is known of one earlier year or none, or
        nothing was ever counted then

    Raises
    ------
    ValueError
        If counts are not one series of whole numbers, the last is not known, or an
        argument is out of range.

    Notes
    -----
    A quasi-Poisson model of level, season and trend; months of the past that stood out
    themselves count less, by Anscombe's residuals. A trend is never drawn on beyond the
    highest count that was learnt from.

    With weights, level, season and trend are those of the number of events, and each is
    of the kinds that the past had, every kind half an event more often, so that the
    first homicide of years is no surprise beyond its chance. The limit is the quantile
    of what these weigh together: compound Poisson, or negative binomial, in either
    version.

    Source: Farrington et al., Journal of the Royal Statistical Society A 159, 1996;
    Noufaily et al., Statistics in Medicine 32, 2013; harm is our own.
    """
    series, events = _numbers(counts, weights)
    _check(period, years, window=(either_side, recent), false_alarm=false_alarm)
    window = period, years, either_side
    past, part = _past(events, window, recent=recent, everything=version.all_months)
    learnt = events[past]
    ago = (past - (events.size - 1)) / period
    if _years(ago, part) < FEWEST_YEARS or not learnt[part == 0].sum():
        return Alert(*(np.nan,) * 3, False, np.nan, False, int(past.size))
    fit, row, has_trend = _usual(learnt, ago, part, version=version)
    expected = float(np.exp(row @ fit.effects))
    dispersion = max(fit.dispersion, 1.0) if fit.freedom else 1.0
    unsure = float(row @ fit.covariance @ row) * dispersion * expected**2
    if series is None:
        now = float(events[-1])
        upper = _limit(expected, dispersion, unsure, version=version, tail=false_alarm)
    else:
        seen, weights = series.events[:, past].sum(axis=1), series.weights
        rates = expected * (seen + HALF) / (seen + HALF).sum()
        upper = harm_limit(rates, weights, dispersion=dispersion, tail=false_alarm)
        expected *= float(seen @ weights) / seen.sum()
        now = float(series.harm[-1])
    # A limit of nought is not above what is expected, if that is next to nothing.
    score = (now - expected) / (upper - expected) if upper > expected else np.nan
    stands_out = bool(now > upper and events[-1] >= fewest)
    return Alert(expected, upper, score, stands_out, dispersion, has_trend, past.size)


def _numbers(
    counts: ArrayLike, weights: ArrayLike | None
) -> tuple[WeightedSeries | None, Floats]:
    """The series of kinds, if there are any, and how many events each time had."""
    series = None if weights is None else weighted_series(counts, weights)
    events = whole_counts(counts, name="counts") if series is None else series.numbers
    if events.ndim != 1 or events.size == 0 or np.isnan(events[-1]):
        raise ValueError("counts must be one series whose last count is known")
    return series, events


def _check(
    period: int, years: int, *, window: tuple[int, int], false_alarm: float
) -> None:
    either_side, recent = window
    if period < 2 or years < 2:
        raise ValueError("period and years must be 2 or more")
    if either_side < 0 or 2 * either_side + 1 >= period:
        raise ValueError("either_side must be 0 or more and within half of a year")
    if recent < 0:
        raise ValueError(f"recent must be 0 or more, not {recent}")
    if not 0.0001 <= false_alarm <= 0.1:
        raise ValueError(f"false_alarm must be 0.0001 to 0.1, not {false_alarm:g}")


def _past(
    events: Floats, window: tuple[int, int, int], *, recent: int, everything: bool
) -> tuple[Index, Index]:
    """Times to learn from, and the part of the year of each; 0 is the present one."""
    period, years, either_side = window
    last = events.size - 1
    width = 2 * either_side + 1
    times = np.arange(max(last - period * years - either_side, 0), last - recent)
    times = times[times < last]
    # Times since the present part of the year began.
    since = (times - last + either_side) % period
    # What is left of a year after whole parts belongs to the last of them.
    part = np.minimum(since // width, period // width - 1)
    part = np.where((since >= width) & (part == 0), 1, part)
    keep = ~np.isnan(events[times])
    if not everything:
        keep &= part == 0
        part = np.zeros_like(part)
    return times[keep], part[keep]


def _years(ago: Floats, part: Index) -> int:
    """In how many earlier years the present part of the year is known."""
    years = np.unique(np.round(ago[part == 0]))
    return int((years < 0).sum())


def _usual(
    learnt: Floats, ago: Floats, part: Index, *, version: Version
) -> tuple[LogLinear, Floats, bool]:
    """The model, its row for the present, and whether it has a trend."""
    parts = np.unique(part)
    levels = (part[:, np.newaxis] == parts[parts > 0]).astype(np.float64)
    # A part of the year without a single event has no level that could be found.
    some = (levels * learnt[:, np.newaxis]).sum(axis=0) > 0
    kept = ~(levels[:, ~some] > 0).any(axis=1)
    enough = _years(ago, part) >= FEWEST_YEARS_FOR_TREND
    design = np.column_stack([np.ones(learnt.size), levels[:, some]])[kept]
    learnt, ago = learnt[kept], ago[kept]
    sloped = np.column_stack([design, ago])
    if enough and learnt.size > sloped.shape[1]:
        fit = _reweighted(sloped, learnt, version.outlying)
        row = np.zeros(sloped.shape[1])
        row[0] = 1
        error = np.sqrt(max(fit.dispersion, 1) * fit.covariance[-1, -1])
        believed = version.always_trend or abs(fit.effects[-1]) > TREND_Z * error
        if believed and np.exp(fit.effects[0]) <= learnt.max():
            return fit, row, True
    fit = _reweighted(design, learnt, version.outlying)
    row = np.zeros(design.shape[1])
    row[0] = 1
    return fit, row, False


def _reweighted(design: Floats, learnt: Floats, outlying: float) -> LogLinear:
    """Fitted twice: the second time months that stood out count less."""
    fit = log_linear(design, learnt)
    spread = max(fit.dispersion, 1.0) if fit.freedom else 1.0
    mean = fit.fitted
    leverage = mean * ((design @ fit.covariance) * design).sum(axis=1)
    residual = 1.5 * (learnt ** (2 / 3) * mean ** (-1 / 6) - mean**0.5)
    residual /= np.sqrt(spread * np.maximum(1 - leverage, 1e-9))
    weight = np.where(residual > outlying, np.maximum(residual, outlying) ** -2.0, 1)
    weight *= weight.size / weight.sum()
    return log_linear(design, learnt * weight, exposure=weight)


def _limit(
    mean: float, dispersion: float, unsure: float, *, version: Version, tail: float
) -> float:
    if not version.negative_binomial:
        share = (dispersion * mean + unsure) / mean**2
        base = 1 + 2 / 3 * float(ndtri(1 - tail)) * np.sqrt(share)
        return float(mean * base**1.5)
    if dispersion <= 1:
        return float(poisson.ppf(1 - tail, mean))
    return float(nbinom.ppf(1 - tail, mean / (dispersion - 1), 1 / dispersion))
