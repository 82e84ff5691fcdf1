"""Whether crime fell where something was done, and whether it moved next door."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from fourfold.analysis.statistics.arguments import tail_of, weights_of, whole_counts

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Below this a count is too far from normal for the limits to be trusted.
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """A change beyond that of the comparison, with its limits; float64, one shape.

    estimate : offences per unit of time and area; below 0 is fewer
    p_value : of no difference, both sides
    """

    estimate: Floats
    standard_error: Floats
    lower: Floats
    upper: Floats
    z: Floats
    p_value: Floats


@dataclass(frozen=True, slots=True)
class WeightedDisplacement:
    """What changed where it was done, next door, and in both together.

    moved : next door, beyond its own comparison; NaN where none was given
    is_few : whether a count is below 5, so that limits are rough
    """

    local: Difference
    moved: Difference
    total: Difference
    is_few: Bools


@dataclass(frozen=True, slots=True)
class Place:
    """Counts of a place before and after; size is its area, in any one unit.

    counts : array, shape (..., 2), whole numbers >= 0; NaN where not known
    size : above 0
    """

    counts: ArrayLike
    size: float = 1.0


def weighted_displacement(
    treated: Place,
    control: Place,
    *,
    next_door: Place | None = None,
    next_door_control: Place | None = None,
    lengths: tuple[float, float] = (1.0, 1.0),
    dispersion: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> WeightedDisplacement:
    """The weighted displacement difference: (T₁ − T₀) − (C₁ − C₀), and next door's.

    Parameters
    ----------
    treated, control : counts before and after, shape (..., 2)
        Where something was done, and where nothing was, chosen beforehand.
    next_door, next_door_control : the same of where crime might have moved to
        Both or neither.
    lengths : time before and after, in one unit, above 0
    dispersion : array, shape (...), 1 or more
        Variance of counts over their mean; 1 is Poisson.
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    WeightedDisplacement, shape (...); counts are divided by length and size

    Raises
    ------
    ValueError
        If counts are negative, not whole or not pairs, a length or size is not above
        0, dispersion is below 1, or next door comes without its comparison.

    Notes
    -----
    Each count is taken to be Poisson and independent, so the variance is their sum,
    each over the square of its length and size. It says nothing of cause unless the
    comparison was chosen before the outcome was seen.

    Source: Wheeler and Ratcliffe, Crime Science 7, 2018.
    """
    if (next_door is None) != (next_door_control is None):
        raise ValueError("next_door and next_door_control go together: both, or none")
    weights = _positive(lengths, "lengths")
    spread = _spread(dispersion)
    tail = tail_of(confidence)
    first = _beyond(treated, control, weights, names=("treated", "control"))
    second = None
    if next_door is not None and next_door_control is not None:
        names = ("next_door", "next_door_control")
        second = _beyond(next_door, next_door_control, weights, names=names)
    moved = second or _nothing_like(first)
    together = _added(first, second) if second else first
    return WeightedDisplacement(
        local=_difference(first, spread, tail),
        moved=_difference(moved, spread, tail),
        total=_difference(together, spread, tail),
        is_few=first.is_few | moved.is_few,
    )


def over_outcomes(
    found: WeightedDisplacement,
    weights: ArrayLike,
    *,
    confidence: float = 0.95,
) -> Difference:
    """The total over several outcomes, each weighed: by harm, by cost.

    Parameters
    ----------
    found : shape (..., outcomes)
    weights : array, shape (outcomes), or one number, 0 or more; harm an offence

    Returns
    -------
    Difference, shape (...), in the unit of the weights

    Raises ValueError if a weight is negative or not finite, there are not as many as
    outcomes, or one place alone has none.
    """
    estimate = found.total.estimate
    if estimate.ndim == 0:
        raise ValueError("found must have an axis of outcomes: one place has none")
    each = weights_of(weights, estimate.shape[-1], of="outcome")
    variance = found.total.standard_error**2
    summed = _Sum(
        np.asarray((estimate * each).sum(axis=-1)),
        np.asarray((variance * each**2).sum(axis=-1)),
        np.asarray(found.is_few.any(axis=-1)),
    )
    return _difference(summed, np.asarray(1.0), tail_of(confidence))


def detectable_fall(
    treated: Place,
    control: Place,
    *,
    lengths: tuple[float, float] = (1.0, 1.0),
    power: float = 0.8,
    confidence: float = 0.95,
) -> Floats:
    """The smallest fall that the difference would find, told before anything is done.

    Parameters
    ----------
    treated, control : counts, shape (..., 2): before, and expected without any effect
    lengths : time before and after, in one unit, above 0
    power : probability of finding it, 0.5 to 0.999
    confidence : of the limits that must leave out nought, 0.5 to 0.999

    Returns
    -------
    float64, shape (...): offences per unit of time and area, above 0
        Infinite where even the fall to none would not be found that often.

    Raises ValueError as `weighted_displacement` does, and for a power out of range.

    Notes
    -----
    With k = z of confidence + z of power and V the variance without effect, the fall
    d solves d = k √(V − d ÷ (length × size)): fewer offences afterwards vary less.
    """
    if not 0.5 <= power <= 0.999:
        raise ValueError(f"power must be 0.5 to 0.999, not {power}")
    weights = _positive(lengths, "lengths")
    expected = _beyond(treated, control, weights, names=("treated", "control"))
    reach = ndtri(1 - tail_of(confidence)) + ndtri(power)
    size = _positive((treated.size,), "treated size")[0]
    saved = reach**2 / (weights[1] * size)
    fall = (np.sqrt(saved**2 + 4 * reach**2 * expected.variance) - saved) / 2
    most = _pairs(treated.counts, "treated")[..., 1] / (weights[1] * size)
    found: Floats = np.where(fall <= most, fall, np.inf)
    return np.where(np.isnan(fall), np.nan, found)


@dataclass(frozen=True, slots=True)
class _Sum:
    estimate: Floats
    variance: Floats
    is_few: Bools


def _beyond(
    place: Place, beside: Place, weights: Floats, *, names: tuple[str, str]
) -> _Sum:
    """The change of a place beyond that of the one beside it."""
    own, other = _change(place, weights, names[0]), _change(beside, weights, names[1])
    return _Sum(
        own.estimate - other.estimate,
        own.variance + other.variance,
        own.is_few | other.is_few,
    )


def _change(place: Place, weights: Floats, name: str) -> _Sum:
    counts = _pairs(place.counts, name)
    scale = weights * _positive((place.size,), f"{name} size")
    rates = counts / scale
    return _Sum(
        rates[..., 1] - rates[..., 0],
        (counts / scale**2).sum(axis=-1),
        np.asarray((counts < FEWEST).any(axis=-1)),
    )


def _added(first: _Sum, second: _Sum) -> _Sum:
    return _Sum(
        first.estimate + second.estimate,
        first.variance + second.variance,
        first.is_few | second.is_few,
    )


def _nothing_like(other: _Sum) -> _Sum:
    unknown = np.full(other.estimate.shape, np.nan)
    return _Sum(unknown, unknown, np.zeros(unknown.shape, dtype=bool))


def _difference(summed: _Sum, spread: Floats, tail: float) -> Difference:
    estimate = summed.estimate
    error = np.sqrt(summed.variance * spread)
    reach = -ndtri(tail) * error
    with np.errstate(divide="ignore", invalid="ignore"):
        # No offence anywhere: no difference, and nothing that could show one.
        z = np.where(error > 0, estimate / error, np.where(error == 0, 0.0, np.nan))
    return Difference(
        estimate=estimate,
        standard_error=error,
        lower=estimate - reach,
        upper=estimate + reach,
        z=z,
        p_value=2 * ndtr(-np.abs(z)),
    )


def _pairs(counts: ArrayLike, name: str) -> Floats:
    given = whole_counts(counts, name=name)
    if given.ndim == 0 or given.shape[-1] != 2:
        raise ValueError(f"{name} must have two counts: before and after")
    return given


def _positive(numbers: tuple[float, ...], name: str) -> Floats:
    given = np.asarray(numbers, dtype=np.float64)
    if not np.all(np.isfinite(given) & (given > 0)):
        raise ValueError(f"{name} must be above 0")
    return given


def _spread(dispersion: ArrayLike) -> Floats:
    given = np.asarray(dispersion, dtype=np.float64)
    if not np.all(np.isfinite(given) & (given >= 1)):
        raise ValueError("dispersion must be 1 or more")
    return given
