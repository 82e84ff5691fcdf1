"""How forecasts do in months that they had not seen, beside the simplest map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from fourfold.analysis.statistics.arguments import tail_of, whole_counts
from fourfold.analysis.statistics.forecast_scores import (
    brier_score,
    hit_curve,
    poisson_log_score,
)

Floats = NDArray[np.float64]
Forecast = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Trial:
    """How one forecast did; float64, shape (months,), in order of time.

    hit_rate, accuracy, efficiency, recapture : at the share of the ground asked for
    log_score : mean log probability of what came; higher is better
    brier : of at least one crime in a place; lower is better
    """

    hit_rate: Floats
    accuracy: Floats
    efficiency: Floats
    recapture: Floats
    log_score: Floats
    brier: Floats


@dataclass(frozen=True, slots=True)
class Gain:
    """A mean over months less that of the map to be beaten, with its limits."""

    mean: float
    lower: float
    upper: float


def forecast_trials(
    forecasts: Mapping[str, Forecast],
    counts: ArrayLike,
    *,
    first: int,
    share: float,
    areas: ArrayLike = 1.0,
) -> dict[str, Trial]:
    """Each forecast for each month from the first on, from the months before alone.

    Parameters
    ----------
    forecasts : by name; a function of counts so far, shape (places, months), that gives
        expected counts of the next month, shape (places,), all above 0
    counts : array, shape (places, months), whole numbers >= 0; a month that some place
        lacks (NaN) is forecast by none, and is a gap in later histories
    first : place of the first month to forecast, 1 or more
    share : of the ground that can be patrolled, above 0 and below 1
    areas : array, broadcastable, above 0: of each place, in one unit

    Returns
    -------
    Trials by name, all of the same months: those known, with a crime

    Raises
    ------
    ValueError
        If counts are none, first or share is out of range, there is no month to
        forecast, or a forecast is not one number above 0 for each place.

    Notes
    -----
    The ground is filled from the most to the least expected; the last place that begins
    within the share is taken whole. No forecast sees the month it is judged by.

    Source: Tashman, International Journal of Forecasting 16, 2000, for moving on month
    by month; the scores as in `forecast_scores`.
    """
    given = whole_counts(counts, name="counts")
    if given.ndim != 2 or not 1 <= first < given.shape[1]:
        raise ValueError("counts must be by place and month, and first one of them")
    if not 0 < share < 1:
        raise ValueError(f"share must be above 0 and below 1, not {share:g}")
    known = np.isfinite(given.sum(axis=0))
    months = [
        month
        for month in range(first, given.shape[1])
        if known[month] and given[:, month].any()
    ]
    if not months:
        raise ValueError("first must leave a known month with a crime in it")
    size = np.broadcast_to(np.asarray(areas, dtype=np.float64), given.shape[:1])
    found = {}
    for name, forecast in forecasts.items():
        rows = [
            _scored(
                _made(forecast, given[:, :month]), given[:, month], size, share=share
            )
            for month in months
        ]
        found[name] = Trial(*(np.array(each) for each in zip(*rows, strict=True)))
    return found


def gain_over(
    forecast: ArrayLike, beaten: ArrayLike, *, confidence: float = 0.95
) -> Gain:
    """How much better a score is than that of the map to be beaten, month by month.

    forecast, beaten : arrays, shape (months,), one score of both
    confidence : probability, 0.5 to 0.999

    Returns Gain; limits NaN for one month. They are Student's for pairs of months,
    which are taken not to hang together.

    Raises ValueError if there are not as many months, or confidence is out of range.

    Source: Diebold and Mariano, Journal of Business and Economic Statistics 13, 1995.
    """
    one, other = (np.asarray(each, dtype=np.float64) for each in (forecast, beaten))
    tail = tail_of(confidence)
    if one.ndim != 1 or one.shape != other.shape or not one.size:
        raise ValueError("forecast and beaten must be lists of one length")
    apart = one - other
    mean = float(apart.mean())
    if apart.size < 2:
        return Gain(mean, np.nan, np.nan)
    reach = float(-stdtrit(apart.size - 1, tail) * apart.std(ddof=1) / apart.size**0.5)
    return Gain(mean, mean - reach, mean + reach)


def _made(forecast: Forecast, history: Floats) -> Floats:
    expected = np.asarray(forecast(history), dtype=np.float64)
    if expected.shape != history.shape[:1] or not np.all(
        np.isfinite(expected) & (expected > 0)
    ):
        raise ValueError("a forecast must give one number above 0 for each place")
    return expected


def _scored(
    expected: Floats, came: Floats, size: Floats, *, share: float
) -> tuple[float, ...]:
    curve = hit_curve(expected, came, areas=size)
    # Up to here, rounding aside, the ground can be patrolled.
    at = int(np.searchsorted(curve.area_share, share * (1 - 1e-12)))
    return (
        float(curve.hit_rate[at]),
        float(curve.accuracy[at]),
        float(curve.efficiency[at]),
        float(curve.recapture[at]),
        poisson_log_score(expected, came),
        brier_score(-np.expm1(-expected), came > 0),
    )
