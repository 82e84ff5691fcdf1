"""Shares of crimes with an outcome, of those that had the time to get one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fourfold.analysis.statistics.arguments import whole_counts
from fourfold.analysis.statistics.proportions import proportion_interval


@dataclass(frozen=True, slots=True)
class FollowedShare:
    """share, lower, upper : 0 to 1, NaN where no crime was followed long enough

    crimes : how many were followed; left_out : how many were not
    """

    share: float
    lower: float
    upper: float
    crimes: int
    left_out: int


def followed_share(
    outcomes: ArrayLike,
    crimes: ArrayLike,
    *,
    months_since: ArrayLike,
    least: int,
    confidence: float = 0.95,
) -> FollowedShare:
    """Share with an outcome among crimes followed for at least so many months.

    Parameters
    ----------
    outcomes : array, shape (months,), whole numbers >= 0
        Crimes of each month that have the outcome by now; NaN is not known.
    crimes : array, shape (months,), whole numbers >= outcomes
    months_since : array, shape (months,), months from then until now
    least : months that a crime must have been followed, 0 or more
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    FollowedShare, with Wilson's limits

    Raises
    ------
    ValueError
        If a count is negative or not whole, there are more outcomes than crimes, or
        `least` is negative.

    Notes
    -----
    Months followed for less are censored: their crimes may yet get the outcome, so
    they are left out whole. Months that are in may differ in how long they were
    followed; a curve by months of follow-up needs the month of each outcome.

    Source: Wilson's limits as in `proportion_interval`; on outcomes still to come,
    Home Office, Crime outcomes in England and Wales 2022 to 2023, section 3.
    """
    if least < 0:
        raise ValueError(f"least must be 0 or more, not {least}")
    found = whole_counts(outcomes, name="outcomes")
    every = whole_counts(crimes, name="crimes")
    if np.any(found > every):
        raise ValueError("there cannot be more outcomes than crimes")
    known = ~np.isnan(found + every)
    old = np.asarray(months_since, dtype=np.float64) >= least
    told, total = int(found[known & old].sum()), int(every[known & old].sum())
    interval = proportion_interval(told, total, confidence=confidence)
    return FollowedShare(
        share=float(interval.value),
        lower=float(interval.lower),
        upper=float(interval.upper),
        crimes=total,
        left_out=int(every[known & ~old].sum()),
    )
