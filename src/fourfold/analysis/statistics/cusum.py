"""Sums that notice a small lasting rise, and how often they are wrong."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import weights_of, whole_counts
from fourfold.analysis.statistics.compound_counts import (
    chances_of_harm,
    heaviness,
    scale_of_harm,
    weighted_series,
)

Floats = NDArray[np.float64]

# Sums are kept in tenths of an event, or in whole ones where there are many.
FINE, FINE_BELOW = 10, 30
MOST_STATES = 2_000


@dataclass(frozen=True, slots=True)
class Cusum:
    """sums : float64, shape (times), NaN where not known; starts anew after an alarm
    alarms : bool, shape (times)
    limit : events, or harm, that the sum must reach
    """

    sums: Floats
    alarms: NDArray[np.bool_]
    limit: float


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual, and the parts that sums are kept in.

    rates : shape (kinds, times), events; weights : shape (kinds)
    """

    rates: Floats
    weights: Floats

    @property
    def harm(self) -> Floats:
        harm: Floats = self.weights @ self.rates
        return harm

    @property
    def step(self) -> float:
        """A tenth of an event that weighs as heavy ones do, or the whole of it."""
        whole = heaviness(self.rates.mean(axis=1), self.weights)
        return whole / (FINE if self.harm.mean() < FINE_BELOW * whole else 1)

    def allowed(self, ratio: float) -> Floats:
        """What each time may add, in whole steps."""
        if not (np.isfinite(ratio) and ratio > 1):
            raise ValueError(f"ratio must be above 1, not {ratio:g}")
        each: Floats = np.round(self.harm * (ratio - 1) / np.log(ratio) / self.step)
        return each


def cusum(
    counts: ArrayLike,
    expected: ArrayLike,
    *,
    ratio: float,
    limit: float,
    weights: ArrayLike | None = None,
) -> Cusum:
    """Add up what is above the usual, and never go below nought.

    Parameters
    ----------
    counts : array, shape (times), whole numbers >= 0
        NaN where not known: the sum then stays as it is. With weights, shape (kinds,
        times).
    expected : array, broadcastable, above 0: the usual of each time
        With weights, shape (kinds) or (kinds, times), 0 or more; some of each time.
    ratio : the rise to notice soonest, over the usual; above 1
    limit : events, or harm; see `limit_for`
    weights : array, shape (kinds), 0 or more: days of harm of an event of each kind

    Returns
    -------
    Cusum

    Raises
    ------
    ValueError
        If counts are not one series of whole numbers, or an argument is out of range.

    Notes
    -----
    Each time adds its count less (ratio - 1) ÷ log(ratio) times the usual, which lies
    between the usual and the rise; rounded as `limit_for` has it. With weights it adds
    its harm, rounded to a tenth of what an event weighs where heavy ones count for
    more, and all kinds are thought to rise alike.

    Source: Page, Biometrika 41, 1954; Lucas, Technometrics 27, 1985 (counts).
    """
    if weights is None:
        events = whole_counts(counts, name="counts")
        if events.ndim != 1:
            raise ValueError("counts must be one series")
        harm = events
    else:
        series = weighted_series(counts, weights)
        events, harm = series.events, series.harm
    if not limit > 0:
        raise ValueError(f"limit must be above 0, not {limit:g}")
    usual = _usual(expected, weights, times=harm.size)
    step, allowed = usual.step, usual.allowed(ratio)
    enough = np.ceil(limit / step - 1e-9)
    sums, alarms = np.full(harm.shape, np.nan), np.zeros(harm.shape, dtype=bool)
    total = 0.0
    for time in np.flatnonzero(~np.isnan(harm)):
        total = max(0.0, total + np.rint(harm[time] / step) - allowed[time])
        sums[time], alarms[time] = total * step, total >= enough
        total = 0.0 if alarms[time] else total
    return Cusum(sums, alarms, limit)


def limit_for(
    expected: ArrayLike,
    *,
    ratio: float,
    alarm_every: float,
    dispersion: float = 1.0,
    weights: ArrayLike | None = None,
) -> float:
    """The lowest limit that gives a false alarm once in so many times, or less often.

    Parameters
    ----------
    expected : array, shape (times of a cycle) or one number, above 0
        The usual of each month of a year, over and over. With weights, shape (kinds)
        or (kinds, times of a cycle).
    ratio, weights : as of `cusum`
    alarm_every : times until a false alarm, in the mean; 2 or more
    dispersion : variance over mean of counts, 1 or more; with weights of each kind

    Returns
    -------
    float, events, or harm

    Raises
    ------
    ValueError
        If an argument is out of range, or the limit is too far off to work out.
    """
    usual = _usual(expected, weights)
    if not alarm_every >= 2:
        raise ValueError(f"alarm_every must be 2 times or more, not {alarm_every:g}")
    lowest, highest = 0, 1
    while _run(usual, ratio, states=highest, dispersion=dispersion) < alarm_every:
        lowest, highest = highest, 2 * highest
        if highest > MOST_STATES:
            raise ValueError(
                "limit is too far off: ask for a greater ratio, or alarms more often"
            )
    while highest - lowest > 1:
        middle = (lowest + highest) // 2
        run = _run(usual, ratio, states=middle, dispersion=dispersion)
        lowest, highest = (lowest, middle) if run >= alarm_every else (middle, highest)
    return highest * usual.step


def run_length(
    expected: ArrayLike,
    *,
    ratio: float,
    limit: float,
    rise: float = 1.0,
    dispersion: float = 1.0,
    weights: ArrayLike | None = None,
) -> float:
    """Times until an alarm, in the mean, from the beginning of the cycle.

    Parameters
    ----------
    expected, ratio, dispersion, weights : as of `limit_for`
    limit : events, or harm; above 0
    rise : what is true, over the usual: 1 for false alarms, 1.5 for how soon a rise by
        half is noticed; above 0

    Returns
    -------
    float, times

    Raises ValueError if an argument is out of range.

    Source: Brook and Evans, Biometrika 59, 1972: the sum as a Markov chain, here exact,
    as it is kept in whole parts.
    """
    usual = _usual(expected, weights)
    states = int(np.ceil(limit / usual.step - 1e-9))
    if not 1 <= states <= MOST_STATES:
        raise ValueError(f"limit must be above 0 and not too far off, not {limit:g}")
    if not rise > 0:
        raise ValueError(f"rise must be above 0, not {rise:g}")
    return _run(usual, ratio, states=states, rise=rise, dispersion=dispersion)


def _usual(
    expected: ArrayLike, weights: ArrayLike | None, *, times: int | None = None
) -> _Usual:
    given = np.asarray(expected, dtype=np.float64)
    if weights is None:
        rates, each = np.atleast_1d(given)[np.newaxis], np.ones(1)
    else:
        rates = given[:, np.newaxis] if given.ndim == 1 else given
        each = weights_of(weights, len(rates) if rates.ndim else 0, of="kind")
    if rates.ndim != 2 or not np.all(np.isfinite(rates) & (rates >= 0)):
        raise ValueError("expected must be finite and above 0")
    if not (each @ rates > 0).all():
        raise ValueError("expected must be finite and above 0")
    if times is not None:
        rates = np.broadcast_to(rates, (len(rates), times))
    return _Usual(rates, each)


def _run(
    usual: _Usual, ratio: float, *, states: int, rise: float = 1.0, dispersion: float
) -> float:
    if not (np.isfinite(dispersion) and dispersion >= 1):
        raise ValueError(f"dispersion must be 1 or more, not {dispersion:g}")
    through = np.eye(states)
    spent = np.zeros(states)
    for rates, allowed in zip(usual.rates.T * rise, usual.allowed(ratio), strict=True):
        # Whoever is still without an alarm spends one time more.
        spent += through.sum(axis=1)
        chances = _chances(rates, usual, dispersion=dispersion)
        through = through @ _chain(chances, int(allowed), states)
    # Once through the cycle without an alarm, it begins again.
    left = np.linalg.solve(np.eye(states) - through, spent)
    return float(left[0])


def _chances(rates: Floats, usual: _Usual, *, dispersion: float) -> Floats:
    """Of each number of steps that a time may add."""
    step, steps = scale_of_harm(rates, usual.weights, dispersion=dispersion)
    fine = chances_of_harm(
        rates, usual.weights, dispersion=dispersion, step=step, steps=steps
    )
    # Rounded as `cusum` rounds.
    at = np.rint(np.arange(steps) * step / usual.step).astype(np.intp)
    chances: Floats = np.bincount(at, fine).astype(np.float64)
    return chances


def _chain(chances: Floats, allowed: int, states: int) -> Floats:
    """Chances of going from one sum (row) to another without an alarm."""
    rows, columns = np.indices((states, states))
    steps = columns - rows + allowed
    there = (steps >= 0) & (steps < chances.size)
    chain: Floats = np.where(there, chances[np.where(there, steps, 0)], 0.0)
    # All that would go below nought stays there.
    below = np.minimum(allowed - np.arange(states), chances.size - 1)
    chain[:, 0] = np.where(below >= 0, np.cumsum(chances)[below], 0.0)
    return chain
