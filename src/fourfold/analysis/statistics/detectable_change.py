"""How small a change an evaluation could find, told before anything is done."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from fourfold.analysis.statistics.arguments import tail_of

Floats = NDArray[np.float64]

# Halvings of an interval of logarithms: beyond the digits of a float.
HALVINGS = 60
LOWEST_POWER, HIGHEST_POWER = 0.5, 0.999


@dataclass(frozen=True, slots=True)
class Expected:
    """Counts of a sort of area before, and after if nothing changes; any one shape.

    Arrays of numbers of 0 or more, whole or not: they are expected. NaN is not known.
    """

    before: ArrayLike
    after: ArrayLike


def power_of_ratio(
    treated: Expected,
    control: Expected,
    ratio: ArrayLike,
    *,
    dispersion: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Floats:
    """How often a true ratio of changes would be found, either way.

    Parameters
    ----------
    treated, control : counts expected without any effect
    ratio : array, above 0; 0.8 is a fifth fewer than otherwise
    dispersion : array, 1 or more: of areas, from the months before
    confidence : of the limits that must leave out 1, 0.5 to 0.999

    Returns
    -------
    float64, shape of all broadcast together, 0 to 1; NaN where not known or 0 expected

    Raises
    ------
    ValueError
        If a count is negative or infinite, a ratio is not above 0, dispersion is below
        1, or confidence is out of range.

    Notes
    -----
    The log ratio is taken to be normal, with variance dispersion × (1 ÷ each of the
    four counts), the treated one after multiplied by the ratio. Limits of few areas are
    wider (Student's), and find less than this.

    Source: as `difference_in_differences`; Cohen, Statistical Power Analysis for the
    Behavioral Sciences, 2nd edition, 1988, for power as such.
    """
    wanted = np.asarray(ratio, dtype=np.float64)
    if not np.all(np.isfinite(wanted) & (wanted > 0)):
        raise ValueError("ratio must be above 0")
    edge = ndtri(1 - tail_of(confidence))
    fixed, falling = _variances(treated, control, dispersion)
    with np.errstate(invalid="ignore"):
        far = np.log(wanted) / np.sqrt(fixed + falling / wanted)
    found: Floats = ndtr(far - edge) + ndtr(-far - edge)
    return found


def detectable_ratio(
    treated: Expected,
    control: Expected,
    *,
    dispersion: ArrayLike = 1.0,
    power: float = 0.8,
    confidence: float = 0.95,
) -> Floats:
    """The smallest fall that would be found so often; the nearest ratio to 1 below it.

    treated, control, dispersion, confidence : as for `power_of_ratio`
    power : probability of finding it, 0.5 to 0.999

    Returns
    -------
    float64, shape of all broadcast together, above 0 and below 1
        0.7: a fall by 30% or more is found that often. NaN where no fall is, were it to
        hardly any, or counts are not known.

    Raises ValueError as `power_of_ratio` does, and for a power out of range.

    Notes
    -----
    Solves -log(ratio) = (z of confidence + z of power) × error at that ratio. The
    other tail adds nothing that shows.

    Source: as `power_of_ratio`.
    """
    if not LOWEST_POWER <= power <= HIGHEST_POWER:
        raise ValueError(
            f"power must be {LOWEST_POWER} to {HIGHEST_POWER}, not {power}"
        )
    reach = ndtri(1 - tail_of(confidence)) + ndtri(power)
    fixed, falling = _variances(treated, control, dispersion)

    def beyond(fall: Floats) -> Floats:
        with np.errstate(over="ignore"):
            return np.asarray(fall - reach * np.sqrt(fixed + falling * np.exp(fall)))

    def gains(fall: Floats) -> Floats:
        """How fast that rises: it does so at first, and falls for good later."""
        with np.errstate(over="ignore", invalid="ignore"):
            grown = falling * np.exp(fall)
            return np.asarray(1 - reach * grown / (2 * np.sqrt(fixed + grown)))

    none = np.zeros(fixed.shape)
    best = _where_it_turns(gains, none, none + 50, rising=False)
    fall = _where_it_turns(beyond, none, best, rising=True)
    with np.errstate(invalid="ignore"):
        return np.where(beyond(best) >= 0, np.exp(-fall), np.nan)


def periods_needed(
    treated: Expected,
    control: Expected,
    ratio: float,
    *,
    dispersion: float = 1.0,
    power: float = 0.8,
    confidence: float = 0.95,
    most: int = 60,
) -> int | None:
    """How many periods after until a ratio would be found so often.

    treated, control : one number each: before in all, and after in one period
    ratio : the change that is hoped for, above 0
    dispersion, confidence : as for `power_of_ratio`; power : as for `detectable_ratio`
    most : periods, 1 or more, after which to give up

    Returns whole number from 1, or None where that many do not do: then make the areas
    larger, or the time before longer.

    Raises ValueError as `power_of_ratio` does.

    Source: as `power_of_ratio`.
    """
    number = np.arange(1, most + 1)
    found = power_of_ratio(
        Expected(treated.before, np.multiply(treated.after, number)),
        Expected(control.before, np.multiply(control.after, number)),
        ratio,
        dispersion=dispersion,
        confidence=confidence,
    )
    enough = np.flatnonzero(found >= power)
    return int(number[enough[0]]) if enough.size else None


def _variances(
    treated: Expected, control: Expected, dispersion: ArrayLike
) -> tuple[Floats, Floats]:
    """Variance that no effect changes, and that of treated areas after without one."""
    spread = np.asarray(dispersion, dtype=np.float64)
    if not np.all(np.isfinite(spread) & (spread >= 1)):
        raise ValueError("dispersion must be 1 or more")
    counts = []
    for name, sort in (("treated", treated), ("control", control)):
        for each in (sort.before, sort.after):
            given = np.asarray(each, dtype=np.float64)
            if np.any(np.isinf(given) | (given < 0)):
                raise ValueError(f"{name} must be expected counts of 0 or more, or NaN")
            counts.append(np.where(given > 0, given, np.nan))
    before, after, *others = np.broadcast_arrays(*counts, spread)[:4]
    fixed = spread * (1 / before + 1 / others[0] + 1 / others[1])
    return fixed, spread / after


def _where_it_turns(
    sign: Callable[[Floats], Floats], low: Floats, high: Floats, *, rising: bool
) -> Floats:
    """Where a function that changes its sign once between low and high does so."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        with np.errstate(invalid="ignore"):
            before = (sign(middle) < 0) == rising
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    return low
