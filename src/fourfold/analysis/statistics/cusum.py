"""Sums that notice a small lasting rise, and how often they are wrong."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import nbinom, poisson

from fourfold.analysis.statistics.arguments import whole_counts

Floats = NDArray[np.float64]

# Sums are kept in tenths of an event, or in whole ones where there are many.
FINE, FINE_BELOW = 10, 30
MOST_STATES = 2_000


@dataclass(frozen=True, slots=True)
class Cusum:
    """sums : float64, shape (times), NaN where not known; starts anew after an alarm
    alarms : bool, shape (times); limit : events that the sum must reach
    """

    sums: Floats
    alarms: NDArray[np.bool_]
    limit: float


def cusum(
    counts: ArrayLike, expected: ArrayLike, *, ratio: float, limit: float
) -> Cusum:
    """Add up what is above the usual, and never go below nought.

    Parameters
    ----------
    counts : array, shape (times), whole numbers >= 0
        NaN where not known: the sum then stays as it is.
    expected : array, broadcastable, above 0: the usual of each time
    ratio : the rise to notice soonest, over the usual; above 1
    limit : events; see `limit_for`

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
    between the usual and the rise; rounded as `limit_for` has it.

    Source: Page, Biometrika 41, 1954; Lucas, Technometrics 27, 1985 (counts).
    """
    events = whole_counts(counts, name="counts")
    if events.ndim != 1:
        raise ValueError("counts must be one series")
    if not limit > 0:
        raise ValueError(f"limit must be above 0, not {limit:g}")
    usual = np.broadcast_to(_usual(expected), events.shape)
    allowed = _allowed(usual, ratio) / _parts(usual)
    sums, alarms = np.full(events.shape, np.nan), np.zeros(events.shape, dtype=bool)
    total = 0.0
    for time in np.flatnonzero(~np.isnan(events)):
        total = max(0.0, round(total + events[time] - allowed[time], 6))
        sums[time], alarms[time] = total, total >= limit
        total = 0.0 if alarms[time] else total
    return Cusum(sums, alarms, limit)


def limit_for(
    expected: ArrayLike, *, ratio: float, alarm_every: float, dispersion: float = 1.0
) -> float:
    """The lowest limit that gives a false alarm once in so many times, or less often.

    Parameters
    ----------
    expected : array, shape (times of a cycle) or one number, above 0
        The usual of each month of a year, over and over.
    ratio : as of `cusum`
    alarm_every : times until a false alarm, in the mean; 2 or more
    dispersion : variance over mean of counts, 1 or more

    Returns
    -------
    float, events

    Raises
    ------
    ValueError
        If an argument is out of range, or the limit is too far off to work out.
    """
    usual = _usual(expected)
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
    return highest / _parts(usual)


def run_length(
    expected: ArrayLike,
    *,
    ratio: float,
    limit: float,
    rise: float = 1.0,
    dispersion: float = 1.0,
) -> float:
    """Times until an alarm, in the mean, from the beginning of the cycle.

    Parameters
    ----------
    expected, ratio, dispersion : as of `limit_for`
    limit : events, above 0
    rise : what is true, over the usual: 1 for false alarms, 1.5 for how soon a rise by
        half is noticed; above 0

    Returns
    -------
    float, times

    Raises ValueError if an argument is out of range.

    Source: Brook and Evans, Biometrika 59, 1972: the sum as a Markov chain, here exact,
    as it is kept in whole parts.
    """
    usual = _usual(expected)
    states = int(np.ceil(limit * _parts(usual) - 1e-9))
    if not 1 <= states <= MOST_STATES:
        raise ValueError(f"limit must be above 0 and not too far off, not {limit:g}")
    if not rise > 0:
        raise ValueError(f"rise must be above 0, not {rise:g}")
    return _run(usual, ratio, states=states, rise=rise, dispersion=dispersion)


def _usual(expected: ArrayLike) -> Floats:
    usual = np.atleast_1d(np.asarray(expected, dtype=np.float64))
    if usual.ndim != 1 or not np.all(np.isfinite(usual) & (usual > 0)):
        raise ValueError("expected must be finite and above 0")
    return usual


def _parts(usual: Floats) -> int:
    return FINE if usual.mean() < FINE_BELOW else 1


def _allowed(usual: Floats, ratio: float) -> Floats:
    """What each time may add, in whole parts of an event."""
    if not (np.isfinite(ratio) and ratio > 1):
        raise ValueError(f"ratio must be above 1, not {ratio:g}")
    allowed: Floats = np.round(usual * (ratio - 1) / np.log(ratio) * _parts(usual))
    return allowed


def _run(
    usual: Floats, ratio: float, *, states: int, rise: float = 1.0, dispersion: float
) -> float:
    if not (np.isfinite(dispersion) and dispersion >= 1):
        raise ValueError(f"dispersion must be 1 or more, not {dispersion:g}")
    through = np.eye(states)
    spent = np.zeros(states)
    for mean, allowed in zip(usual * rise, _allowed(usual, ratio), strict=True):
        # Whoever is still without an alarm spends one time more.
        spent += through.sum(axis=1)
        chain = _chain(
            float(mean), int(allowed), states, parts=_parts(usual), spread=dispersion
        )
        through = through @ chain
    # Once through the cycle without an alarm, it begins again.
    left = np.linalg.solve(np.eye(states) - through, spent)
    return float(left[0])


def _chain(
    mean: float, allowed: int, states: int, *, parts: int, spread: float
) -> Floats:
    """Chances of going from one sum (row) to another without an alarm."""
    law = poisson(mean) if spread <= 1 else nbinom(mean / (spread - 1), 1 / spread)
    rows, columns = np.indices((states, states))
    steps = columns - rows + allowed
    whole = (steps >= 0) & (steps % parts == 0)
    most = int(steps.max()) // parts + 1
    chances = np.concatenate([law.pmf(np.arange(most + 1)), [0.0]])
    chain: Floats = np.where(whole, chances[np.where(whole, steps // parts, -1)], 0.0)
    # All that would go below nought stays there.
    below = (allowed - np.arange(states)) // parts
    chain[:, 0] = np.where(below >= 0, law.cdf(below), 0.0)
    return chain
