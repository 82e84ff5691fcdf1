"""Control charts: the usual ups and downs of a series, and what leaves them."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import (
    known_values,
    positive_base,
    whole_counts,
)
from fourfold.analysis.statistics.run_rules import (
    LIMIT_SIGMAS,
    RunRules,
    Signal,
    signals_in,
)

Floats = NDArray[np.float64]
Chart = Literal["u", "c", "xmr"]

# Mean distance of two draws from one normal distribution, in standard deviations:
# 2 / sqrt(pi), rounded as every table of control charts has it.
MEAN_RANGE_OF_TWO = 1.128
NELSON = RunRules()


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A chart of one series; float64, shape (months,), NaN outside of every base.

    points : what is plotted: values, or values per exposure on a u chart
    centre, lower, upper : centre line and 3-sigma limits
    sigma : standard error of each point
    dispersion : by how much each base's sigma was widened, 1 where it was not
    """

    points: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    sigma: Floats
    dispersion: tuple[float, ...]
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class _Series:
    """Months: what is plotted, and out of what; NaN where a month is a gap."""

    points: Floats
    exposure: Floats

    def part(self, start: int, stop: int) -> "_Series":
        return _Series(self.points[start:stop], self.exposure[start:stop])


@dataclass(frozen=True, slots=True)
class _Lines:
    """Centre line of a base, standard error of each of its months, and widening."""

    centre: float
    sigma: Floats
    dispersion: float


def control_chart(
    values: ArrayLike,
    known: ArrayLike,
    *,
    bases: tuple[tuple[int, int], ...],
    chart: Chart = "u",
    exposure: ArrayLike | None = None,
    laney: bool = False,
    rules: RunRules = NELSON,
) -> ControlChart:
    """Centre line and limits of each declared base, and the signals in it.

    Parameters
    ----------
    values : array, shape (months,)
        u and c: offences, whole numbers >= 0. xmr: any measure. NaN is a gap.
    known : bool array, broadcastable; a gap is neither plotted nor counted
    bases : ranges (start, stop) of months, in order and apart, stop left out
        Each has a centre line and limits of its own. Declare a new one only for a
        known change in how things are recorded or done.
    chart : "u" rates, "c" counts with the same exposure each month, "xmr" any
        measure, by its moving range
    exposure : array, broadcastable, residents or nights; u charts only, and needed
        there. 0 or NaN: the month cannot be plotted.
    laney : widen the limits of a u or c chart by how much the months really vary
    rules : RunRules

    Returns
    -------
    ControlChart, shape (months,)
        Centre lines run through gaps. A base with no known month, or on an xmr or
        Laney chart with no two known months side by side, has NaN limits. Places
        in signals are months of `values`.

    Raises
    ------
    ValueError
        If values are not one series, a count is not whole, the chart is not one
        of the three, bases overlap or lie outside, or exposure or laney do not
        fit the chart.

    Notes
    -----
    The lower limit of a u or c chart is 0 where it would be below; then no month
    can be low. Laney's factor is the mean moving range of the standardised points
    over 1.128; ours is never below 1, as crime does not vary less than chance.
    The mean moving range of 12 months has itself an error of about 20%.

    Source: Montgomery, Introduction to Statistical Quality Control, 6th edition,
    2009, chapters 6 and 7; Laney, Quality Engineering 14, 2002.
    """
    series = _plotted(known_values(values, known), chart=chart, exposure=exposure)
    _check_bases(bases, months=series.points.size)
    if laney and chart == "xmr":
        raise ValueError("an xmr chart has no Laney limits: its range sets its limits")
    centre = np.full(series.points.size, np.nan)
    sigma = centre.copy()
    dispersion: list[float] = []
    signals: list[Signal] = []
    for start, stop in bases:
        lines = _lines(series.part(start, stop), chart=chart, laney=laney)
        centre[start:stop], sigma[start:stop] = lines.centre, lines.sigma
        dispersion.append(lines.dispersion)
        # Rules are asked base by base: a run does not cross a new centre line.
        alone = np.full_like(series.points, np.nan)
        alone[start:stop] = series.points[start:stop]
        signals += signals_in(alone, centre, sigma, rules=rules)
    lower, upper = centre - LIMIT_SIGMAS * sigma, centre + LIMIT_SIGMAS * sigma
    if chart != "xmr":
        lower = np.maximum(lower, 0)
    return ControlChart(
        series.points, centre, lower, upper, sigma, tuple(dispersion), tuple(signals)
    )


def _plotted(values: Floats, *, chart: str, exposure: ArrayLike | None) -> _Series:
    if values.ndim != 1:
        raise ValueError(f"a control chart is of one series, not of {values.ndim}")
    if chart not in get_args(Chart):
        raise ValueError(f"chart must be one of {', '.join(get_args(Chart))}")
    if (chart == "u") != (exposure is not None):
        raise ValueError("a u chart needs an exposure, and no other chart has one")
    if chart == "xmr":
        return _Series(values, np.ones_like(values))
    counts = whole_counts(values, name="values")
    base = 1.0 if exposure is None else positive_base(exposure, name="exposure")
    out_of = np.broadcast_to(base, counts.shape)
    return _Series(counts / out_of, out_of)


def _check_bases(bases: tuple[tuple[int, int], ...], *, months: int) -> None:
    end = 0
    for start, stop in bases:
        if not end <= start < stop <= months:
            raise ValueError(
                f"bases must follow each other within 0 to {months},"
                f" unlike {start} to {stop}"
            )
        end = stop


def _lines(base: _Series, *, chart: str, laney: bool) -> _Lines:
    known = ~np.isnan(base.points)
    if not known.any():
        return _Lines(np.nan, np.full_like(base.points, np.nan), np.nan)
    if chart == "xmr":
        sigma = _mean_range(base.points) / MEAN_RANGE_OF_TWO
        return _Lines(base.points[known].mean(), np.full_like(known, sigma, float), 1)
    # The pooled rate: a mean of monthly rates would weigh a small month as a large.
    out_of = base.exposure[known]
    centre = float((base.points[known] * out_of).sum() / out_of.sum())
    chance = np.sqrt(centre / base.exposure)
    widened = 1.0
    if laney and centre > 0:
        ranges = _mean_range((base.points - centre) / chance)
        widened = float(np.maximum(ranges / MEAN_RANGE_OF_TWO, 1))
    return _Lines(centre, chance * widened, widened)


def _mean_range(points: Floats) -> float:
    """Mean distance between neighbours that are both known; NaN where none are."""
    ranges = np.abs(np.diff(points))
    ranges = ranges[~np.isnan(ranges)]
    return float(ranges.mean()) if ranges.size else np.nan
