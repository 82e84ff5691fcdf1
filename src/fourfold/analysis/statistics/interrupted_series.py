"""Whether a series changed when something was done, and what it would have been."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import fdtrc, stdtrit

from fourfold.analysis.statistics.arguments import tail_of, whole_counts
from fourfold.analysis.statistics.log_linear import (
    LogLinear,
    log_linear,
    robust_covariance,
)
from fourfold.analysis.statistics.segments import Shape, segments_of, without_change

Floats = NDArray[np.float64]

# Variance of three times the mean squared: no count of crimes spreads so much.
WIDEST_SPREAD = 3.0
# Beyond this, periods are hardly more than one.
MOST_TOGETHER = 0.9
ROUNDING = 1e-14


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with its limits; 1 is no change."""

    ratio: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What changed at the interruption, and what would have been without it.

    trend : from one period to the next, before
    level : at once; slope : of the trend, from one period to the next
    whole : all that came after over all that would have; p_value : of no change at all
    saved, saved_lower, saved_upper : offences that did not come; below 0 is more
    fitted, without, without_lower, without_upper : float64, shape (periods,); the last
        three are what would have been, NaN before, limits being of the mean
    dispersion : variance over that of chance, or of the spread, where it is fitted
    spread : of the negative binomial; 0 where it was not asked for
    hangs_together : correlation of what is left over with that of the period before
    lags : how many periods back the limits allow for
    """

    trend: Ratio
    level: Ratio
    slope: Ratio
    whole: Ratio
    p_value: float
    saved: float
    saved_lower: float
    saved_upper: float
    fitted: Floats
    without: Floats
    without_lower: Floats
    without_upper: Floats
    dispersion: float
    spread: float
    hangs_together: float
    lags: int


def interrupted_series(
    counts: ArrayLike,
    start: int,
    *,
    exposure: ArrayLike = 1.0,
    shape: Shape | None = None,
    confidence: float = 0.95,
) -> Interrupted:
    """Segmented regression of one series of counts.

    Parameters
    ----------
    counts : array, shape (periods,), whole numbers >= 0; NaN where not known
    start : place of the first period after the interruption
    exposure : array, broadcastable, above 0, one unit: people, or days of each month
    shape : how it is thought to change; None is level and slope, a year of 12 months
        in two waves
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Interrupted; slope is 1 to 1 where it was not asked for

    Raises
    ------
    ValueError
        If a count is negative or not whole, start leaves fewer than three known periods
        on either side, or there are too few periods for the shape.

    Notes
    -----
    log expected = level + trend + waves of the year + change of level and of trend.
    Variances are the greater of two: with the dispersion, 1 or more, times (1 + r) ÷
    (1 - r) where what is left over hangs together by r; and by Newey and West, with
    lags of 4 (periods ÷ 100)^(2/9) rounded up. r is what is seen and effects ÷ periods
    more, as that much of it went into the effects. Limits are Student's. Where periods
    hang together strongly they are still too narrow: see `docs/methods`.

    Source: Bernal, Cummins and Gasparrini, International Journal of Epidemiology 46,
    2017; Newey and West, Econometrica 55, 1987; counted without the interruption by
    the delta method.
    """
    tail = tail_of(confidence)
    form = shape or Shape()
    given = whole_counts(counts, name="counts")
    base, design = segments_of(given, start, exposure, form=form)
    known = ~np.isnan(given)
    fit, spread = _fitted(design[known], given[known], base[known], form=form)
    lags = _lags(form, int(known.sum()))
    hangs = _beside_the_last(given[known], fit.fitted, known)
    told = _Limits(fit, _padded(fit, known), lags, tail, hangs)
    after = np.arange(given.size) >= start
    spared = np.where(after[:, np.newaxis], without_change(design, form), np.nan)
    would = np.exp(spared @ fit.effects) * base
    whole, came = _whole(told, (design, spared), base, after=after & known)
    reach = told.reach_of(spared)
    return Interrupted(
        trend=told.ratio_of(_only(design, 1)),
        level=told.ratio_of(_only(design, 2)),
        slope=told.ratio_of(_only(design, 3)) if form.has_slope else Ratio(1, 1, 1),
        whole=whole,
        p_value=told.chance_of_none([2, 3] if form.has_slope else [2]),
        saved=came / whole.ratio - came,
        saved_lower=came / whole.upper - came,
        saved_upper=came / whole.lower - came,
        fitted=np.exp(design @ fit.effects) * base,
        without=would,
        without_lower=would * np.exp(-reach),
        without_upper=would * np.exp(reach),
        dispersion=fit.dispersion,
        spread=spread,
        hangs_together=hangs,
        lags=lags,
    )


@dataclass(frozen=True, slots=True)
class _Limits:
    """Limits of sums of effects; padded has a score for each period, known or not."""

    fit: LogLinear
    padded: LogLinear
    lags: int
    tail: float
    hangs: float

    def covariances(self) -> tuple[Floats, Floats]:
        by_model = self.fit.covariance * max(self.fit.dispersion, 1.0)
        known = self.fit.freedom + len(self.fit.effects)
        # What is left over hangs together less than the truth: effects ate part of it.
        likely = min(self.hangs + len(self.fit.effects) / known, MOST_TOGETHER)
        if likely > 0:
            by_model = by_model * (1 + likely) / (1 - likely)
        return by_model, robust_covariance(self.padded, lags=self.lags)

    def reach_of(self, rows: Floats) -> Floats:
        """On the log scale, of each row of effects added up."""
        variances = [
            np.einsum("...i,ij,...j->...", rows, each, rows)
            for each in self.covariances()
        ]
        error = np.sqrt(np.maximum(*variances))
        return np.asarray(-stdtrit(self.fit.freedom, self.tail) * error)

    def ratio_of(self, row: Floats) -> Ratio:
        middle, reach = float(row @ self.fit.effects), float(self.reach_of(row))
        lower, upper = np.exp(middle - reach), np.exp(middle + reach)
        return Ratio(float(np.exp(middle)), float(lower), float(upper))

    def chance_of_none(self, columns: list[int]) -> float:
        """F test that effects are nought, by the covariance that doubts more."""
        effects = self.fit.effects[columns]
        parts = [each[np.ix_(columns, columns)] for each in self.covariances()]
        # Where nothing is left over, nothing hangs together: the model has the word.
        statistics = [
            effects @ np.linalg.solve(part, effects)
            for part in parts
            if np.linalg.cond(part) < 1 / ROUNDING
        ]
        number = len(columns)
        return float(fdtrc(number, self.fit.freedom, min(statistics) / number))


def _fitted(
    design: Floats, counts: Floats, base: Floats, *, form: Shape
) -> tuple[LogLinear, float]:
    spread = _spread_for(design, counts, base) if form.grows else 0.0
    return log_linear(design, counts, exposure=base, spread=spread), spread


def _spread_for(design: Floats, counts: Floats, base: Floats) -> float:
    """The spread at which Pearson's chi-squared is what it should be."""

    def beyond(spread: float) -> float:
        return log_linear(design, counts, exposure=base, spread=spread).dispersion - 1

    if beyond(0.0) <= 0:
        return 0.0
    if beyond(WIDEST_SPREAD) >= 0:
        return WIDEST_SPREAD
    return float(brentq(beyond, 0.0, WIDEST_SPREAD, xtol=1e-10))


def _lags(form: Shape, periods: int) -> int:
    if form.lags is not None:
        return form.lags
    return int(np.ceil(4 * (periods / 100) ** (2 / 9)))


def _padded(fit: LogLinear, known: NDArray[np.bool_]) -> LogLinear:
    scores = np.zeros((known.size, fit.scores.shape[1]))
    scores[known] = fit.scores
    return replace(fit, scores=scores)


def _only(design: Floats, column: int) -> Floats:
    row = np.zeros(design.shape[1])
    row[column] = 1
    return row


def _whole(
    told: _Limits,
    designs: tuple[Floats, Floats],
    base: Floats,
    *,
    after: NDArray[np.bool_],
) -> tuple[Ratio, float]:
    """All that came over all that would have, in known periods after; and what came."""
    sums, pulls = [], []
    for design in designs:
        rows = design[after]
        expected = np.exp(rows @ told.fit.effects) * base[after]
        sums.append(float(expected.sum()))
        pulls.append(expected @ rows / expected.sum())
    middle = np.log(sums[0] / sums[1])
    reach = float(told.reach_of(pulls[0] - pulls[1]))
    lower, upper = float(np.exp(middle - reach)), float(np.exp(middle + reach))
    return Ratio(sums[0] / sums[1], lower, upper), sums[0]


def _beside_the_last(counts: Floats, fitted: Floats, known: NDArray[np.bool_]) -> float:
    """Correlation of what is left over with that of the period before."""
    left = np.full(known.size, np.nan)
    left[known] = (counts - fitted) / np.sqrt(fitted)
    spread = float(np.nanmean(left**2))
    beside = left[1:] * left[:-1]
    return float(np.nanmean(beside) / spread) if spread > 0 else 0.0
