"""What chance makes of a sum of counts that do not weigh the same, such as harm."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import weights_of, whole_counts

Floats = NDArray[np.float64]

# Steps of the scale of harm that chances are worked out on.
MOST_STEPS = 2**14
# How far the scale goes: beyond lies less than any tail that is asked for.
SIGMAS, HEAVIEST = 12.0, 8.0


@dataclass(frozen=True, slots=True)
class WeightedSeries:
    """Counts of several kinds over time, and what they weigh.

    events : float64, shape (kinds, times); NaN in every kind where one is not known
    weights : float64, shape (kinds)
    """

    events: Floats
    weights: Floats

    @property
    def numbers(self) -> Floats:
        """Events of all kinds together; shape (times)."""
        numbers: Floats = self.events.sum(axis=0)
        return numbers

    @property
    def harm(self) -> Floats:
        """What they weigh together; shape (times)."""
        harm: Floats = self.weights @ self.events
        return harm


def weighted_series(counts: ArrayLike, weights: ArrayLike) -> WeightedSeries:
    """Counts of kinds, with the weight of each.

    Parameters
    ----------
    counts : array, shape (kinds, times), whole numbers >= 0; NaN where not known
    weights : array, shape (kinds), finite and 0 or more, one of them above 0

    Raises
    ------
    ValueError
        If counts are not whole or not of kinds and times, or weights do not fit.
    """
    events = whole_counts(counts, name="counts")
    if events.ndim != 2:
        raise ValueError("counts must have a row for each kind where there are weights")
    each = weights_of(weights, len(events), of="kind")
    if not (each > 0).any():
        raise ValueError("weights must be above 0 for one kind at least")
    unknown = np.isnan(events).any(axis=0)
    return WeightedSeries(np.where(unknown, np.nan, events), each.copy())


def heaviness(rates: Floats, weights: Floats) -> float:
    """What an event weighs where heavy ones count for more: Σ rate w² ÷ Σ rate w.

    A sum of harm varies by chance as a count of so heavy events would.
    """
    harm = float(rates @ weights)
    return float(rates @ weights**2) / harm if harm > 0 else float(weights.max())


def chances_of_harm(
    rates: Floats, weights: Floats, *, dispersion: float, step: float, steps: int
) -> Floats:
    """Chances of each sum of weights, from 0 up in steps; shape (steps).

    rates : shape (kinds), events expected; the sum must be next to never beyond the
        last step
    dispersion : variance over mean of the counts of each kind, 1 or more

    A weight between two steps is shared by both, so that the mean is kept. The
    generating function of the sum is the product of those of its kinds, Poisson or
    negative binomial; the fast Fourier transform gives the chances.

    Source: Embrechts and Frei, Mathematical Methods of Operations Research 69, 2009.
    """
    turn = -2 * np.pi * np.fft.rfftfreq(steps)
    logarithm = np.zeros(turn.size, dtype=np.complex128)
    for rate, weight in zip(rates, weights, strict=True):
        whole = np.floor(weight / step)
        part = weight / step - whole
        one = np.exp(1j * turn * whole) * (1 - part + part * np.exp(1j * turn))
        if dispersion > 1:
            over = dispersion - 1
            logarithm -= rate / over * np.log1p(over * (1 - one))
        else:
            logarithm += rate * (one - 1)
    chances: Floats = np.fft.irfft(np.exp(logarithm), n=steps)
    return np.maximum(chances, 0.0)


def harm_limit(
    rates: Floats, weights: Floats, *, dispersion: float, tail: float
) -> float:
    """The least harm that is exceeded with at most this chance.

    rates : shape (kinds), events expected; dispersion : as of `chances_of_harm`
    """
    step, steps = scale_of_harm(rates, weights, dispersion=dispersion)
    chances = chances_of_harm(
        rates, weights, dispersion=dispersion, step=step, steps=steps
    )
    # Rounding must not push the limit one step on.
    reached = np.cumsum(chances) >= 1 - tail - 1e-12
    return float(np.argmax(reached) * step)


def scale_of_harm(
    rates: Floats, weights: Floats, *, dispersion: float
) -> tuple[float, int]:
    """A step, and how many of them hold all that may come.

    Where weights are whole multiples of something that is not too small, the step is
    that, and chances are exact.
    """
    heaviest = float(weights.max())
    variance = dispersion * float(rates @ weights**2)
    reach = float(rates @ weights) + SIGMAS * variance**0.5
    reach += HEAVIEST * heaviest * dispersion
    common = float(np.gcd.reduce(np.round(weights).astype(np.int64)))
    if (weights == np.round(weights)).all() and reach / common <= MOST_STEPS:
        return common, int(2 ** np.ceil(np.log2(reach / common + 2)))
    return reach / (MOST_STEPS - 2), MOST_STEPS
