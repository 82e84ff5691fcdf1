"""Whether areas went the same way before anything was done in some of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, stdtr, stdtrit

from fourfold.analysis.statistics.arguments import tail_of
from fourfold.analysis.statistics.log_linear import LogLinear, log_linear
from fourfold.analysis.statistics.panels import Panel, error_of_clusters, panel_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

FEWEST_PERIODS = 4


@dataclass(frozen=True, slots=True)
class PeriodRatios:
    """Treated areas over the others in each period, 1 being their usual before.

    ratio, lower, upper : float64, shape (periods given); NaN where a period is not
        known or has none of either sort; limits are of chance alone
    """

    ratio: Floats
    lower: Floats
    upper: Floats


@dataclass(frozen=True, slots=True)
class TrendBefore:
    """How far apart treated areas and the others drifted before; 1 is not at all.

    slope, lower, upper : ratio from one period to the next
    p_value : of no drift
    periods : how many before are known
    """

    slope: float
    lower: float
    upper: float
    p_value: float
    periods: int


def ratios_by_period(
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    weights: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> PeriodRatios:
    """The study of the event: the ratio of each period to all before together.

    counts, treated, after, weights, confidence : as for `difference_in_differences`

    Raises ValueError as `difference_in_differences` does.

    Notes
    -----
    A period before is part of what it is set beside, so that its limits are a little
    wide. Look at the periods before: if they do not lie about 1, the comparison is
    none. Among 20 such periods one is outside its limits by chance.

    Source: Miller, Journal of Economic Perspectives 37, 2023.
    """
    tail = tail_of(confidence)
    panel = panel_of(counts, treated, after, weights=weights)
    by_sort = np.array(
        [panel.values[~panel.treated].sum(axis=0), panel.values[panel.treated].sum(0)]
    )
    usual = panel.sums[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = by_sort[1] / by_sort[0] * usual[0] / usual[1]
        error = np.sqrt(panel.unit * ((1 / by_sort).sum(axis=0) + (1 / usual).sum()))
        reach = np.exp(-ndtri(tail) * error)
        found = np.array([ratio, ratio / reach, ratio * reach])
    found[:, ~((by_sort > 0).all(axis=0) & (usual > 0).all())] = np.nan
    whole = np.full((3, np.asarray(after).size), np.nan)
    whole[:, panel.kept] = found
    return PeriodRatios(*whole)


def trend_before(
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    weights: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> TrendBefore:
    """Whether treated areas drifted from the others before anything was done.

    counts, treated, after, weights, confidence : as for `difference_in_differences`

    Returns
    -------
    TrendBefore; NaN where fewer than four periods before are known with offences

    Raises ValueError as `difference_in_differences` does.

    Notes
    -----
    The log-linear model of both sorts of areas in the periods before, with an effect of
    each period, of the sort, and of the sort times the time. Limits are the widest of
    the normal ones, Student's with the dispersion of periods and, from five areas of
    each sort on, with areas as clusters: each may drift in its own way. A test that
    finds no drift does not prove that there was none: look how great the limits allow
    it to be.

    Source: as `ratios_by_period`; Roth, American Economic Review: Insights 4, 2022.
    """
    tail = tail_of(confidence)
    panel = panel_of(counts, treated, after, weights=weights)
    there = _before(panel)
    number = int(there.sum())
    values = panel.values[:, there]
    both = _by_sort(values, panel)
    if number < FEWEST_PERIODS or (both.sum(axis=1) == 0).any():
        return TrendBefore(np.nan, np.nan, np.nan, np.nan, number)
    design = _design(panel.kept[there].astype(np.float64))
    fit = log_linear(design, both.ravel())
    slope = float(fit.effects[-1])
    reach, p_value = _widest(slope, _errors(panel, fit, design, values=values), tail)
    return TrendBefore(
        slope=float(np.exp(slope)),
        lower=float(np.exp(slope - reach)),
        upper=float(np.exp(slope + reach)),
        p_value=p_value,
        periods=number,
    )


def _before(panel: Panel) -> Bools:
    """Periods before that hold offences: others say nothing."""
    found: Bools = ~panel.after & (panel.values.sum(axis=0) > 0)
    return found


def _by_sort(values: Floats, panel: Panel) -> Floats:
    """Sums of the comparison, then of treated areas; shape (2, periods)."""
    return np.array([values[~panel.treated].sum(0), values[panel.treated].sum(0)])


def _design(times: Floats) -> Floats:
    """Rows of the comparison, then of treated areas: period, sort, sort times time."""
    number = times.size
    design = np.zeros((2 * number, number + 2))
    rows = np.arange(number)
    design[rows, rows] = design[number + rows, rows] = 1
    design[number:, number] = 1
    design[number:, number + 1] = times - times.mean()
    return design


def _errors(
    panel: Panel, fit: LogLinear, design: Floats, *, values: Floats
) -> list[tuple[float, float]]:
    """Standard errors of the slope, each with its freedom; infinite is normal."""
    plain = float(np.sqrt(panel.unit * fit.covariance[-1, -1]))
    spread = plain * max(fit.dispersion / panel.unit, 0.0) ** 0.5
    # What each area and period is off its share of its sort, and how that pulls.
    sorts = panel.treated.astype(np.intp)
    sums = _by_sort(values, panel).sum(axis=1)[sorts]
    share = values.sum(axis=1) / sums
    fitted = fit.fitted.reshape(2, -1)[sorts] * share[:, np.newaxis]
    weight = (design @ fit.covariance[:, -1]).reshape(2, -1)[sorts]
    pulls = ((values - fitted) * weight).sum(axis=1)
    return [
        (plain, np.inf),
        (spread, float(fit.freedom)),
        error_of_clusters(pulls, panel.treated),
    ]


def _widest(
    slope: float, errors: list[tuple[float, float]], tail: float
) -> tuple[float, float]:
    """The widest reach, and the highest p-value, of those that are known."""
    reaches, p_values = [], []
    for error, freedom in errors:
        if not error > 0:
            continue
        reaches.append(float(-stdtrit(freedom, tail)) * error)
        p_values.append(float(2 * stdtr(freedom, -abs(slope) / error)))
    return max(reaches), max(p_values)
