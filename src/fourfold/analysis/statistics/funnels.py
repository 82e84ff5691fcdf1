"""Whether an area stands out from its group by more than the group differs anyway."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, pdtrik

from fourfold.analysis.statistics.arguments import positive_base, whole_counts

Floats = NDArray[np.float64]

WITHIN, ALERT, ALARM = "within", "alert", "alarm"

# Two-sided probabilities of the inner and the outer limits.
INNER, OUTER = 0.95, 0.998

# Share of the areas at each end whose distance is drawn in before it counts.
WINSORISED = 0.1


@dataclass(frozen=True, slots=True)
class Funnel:
    """Rates of a group about their common rate; arrays of shape (areas,).

    target : the common rate, events per unit of exposure
    rates : NaN where not known
    z : distance from the target in standard errors, over-dispersion allowed for
    dispersion : how many times as much as chance the areas vary (phi)
    between : standard deviation of true rates between areas (tau)
    """

    target: float
    rates: Floats
    z: Floats
    dispersion: float
    between: float


def funnel(counts: ArrayLike, exposure: ArrayLike) -> Funnel:
    """Each area's distance from the common rate of its group.

    Parameters
    ----------
    counts : array, shape (areas,), whole numbers >= 0; NaN leaves the area out
    exposure : array, shape (areas,), people; 0 or NaN leaves the area out

    Returns
    -------
    Funnel; target, z and dispersion NaN with fewer than 2 areas known or no events

    Raises
    ------
    ValueError
        If a count is negative or not whole, or the arrays are not of one length.

    Notes
    -----
    Areas differ for more reasons than chance, so with large counts nearly all would
    lie outside of limits for chance alone. Where the winsorised sum of squares says
    so, a variance between areas is added to that of chance.

    Source: Spiegelhalter, Statistics in Medicine 24, 2005 (funnel plots), and
    Quality and Safety in Health Care 14, 2005 (additive over-dispersion).
    """
    events = whole_counts(counts, name="counts")
    people = positive_base(exposure, name="exposure")
    if events.ndim != 1 or events.shape != people.shape:
        raise ValueError("counts and exposure must be two lists of one length")
    known = ~np.isnan(events + people)
    rates = events / people
    if known.sum() < 2 or not events[known].sum():
        nowhere = np.full(events.shape, np.nan)
        return Funnel(np.nan, rates, nowhere, np.nan, np.nan)
    target = float(events[known].sum() / people[known].sum())
    variance = target / people
    plain = (rates - target) / np.sqrt(variance)
    dispersion = float(np.mean(_winsorised(plain[known]) ** 2))
    between = _between(dispersion, 1 / variance[known])
    z = (rates - target) / np.sqrt(variance + between)
    return Funnel(target, rates, z, dispersion, float(np.sqrt(between)))


def limits(
    found: Funnel, exposure: ArrayLike, *, coverage: float = INNER
) -> tuple[Floats, Floats]:
    """Lower and upper limit of the rate at each exposure.

    Parameters
    ----------
    found : Funnel
    exposure : array, shape (...), people, above 0
    coverage : two-sided probability, 0.5 to 0.999

    Returns
    -------
    (lower, upper), shape (...), unit of the target; lower not below 0

    Raises
    ------
    ValueError
        If the coverage is out of range.

    Notes
    -----
    Without over-dispersion they are quantiles of the Poisson distribution, by
    interpolation between whole counts; with it, normal limits with both variances.

    Source: Spiegelhalter, Statistics in Medicine 24, 2005, appendix A.1.
    """
    if not 0.5 <= coverage <= 0.999:
        raise ValueError(f"coverage must be 0.5 to 0.999, not {coverage}")
    people = positive_base(exposure, name="exposure")
    tail = (1 - coverage) / 2
    if found.between > 0:
        reach = -ndtri(tail) * np.sqrt(found.target / people + found.between**2)
        return np.maximum(found.target - reach, 0), found.target + reach
    expected = found.target * people
    lower = np.maximum(pdtrik(tail, expected), 0) / people
    return lower, pdtrik(1 - tail, expected) / people


def signal(z: float) -> str:
    """What a distance is called: within, alert or alarm.

    Raises ValueError for a distance that is not known.
    """
    if np.isnan(z):
        raise ValueError("the distance is not known")
    if abs(z) > -ndtri((1 - OUTER) / 2):
        return ALARM
    return ALERT if abs(z) > -ndtri((1 - INNER) / 2) else WITHIN


def _winsorised(z: Floats) -> Floats:
    """The most distant areas drawn in, so that they do not widen their own limits."""
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    return np.clip(z, low, high)


def _between(dispersion: float, weights: Floats) -> float:
    size = len(weights)
    total = weights.sum()
    spread = total - (weights**2).sum() / total
    return float(max(0.0, (size * dispersion - (size - 1)) / spread))
