"""How often one group meets with something, beside another group."""

import numpy as np
from numpy.typing import ArrayLike

from fourfold.analysis.statistics.arguments import positive_base, whole_counts
from fourfold.analysis.statistics.change import Change, change_between


def relative_rates(
    counts: ArrayLike,
    residents: ArrayLike,
    *,
    reference: int,
    confidence: float = 0.95,
) -> Change:
    """Rate of every group over the rate of one of them.

    Parameters
    ----------
    counts : array, shape (groups,), whole numbers >= 0; NaN where not known
    residents : array, shape (groups,), people; 0 or NaN gives NaN
    reference : position of the group that the others are set beside
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Change, shape (groups,); ratio 4 is four times as often
        The reference itself has ratio 1 and NaN for the rest: it is not set beside
        itself.

    Raises
    ------
    ValueError
        If a count is negative or not whole, the arrays are not of one length, or
        `reference` is no position in them.

    Notes
    -----
    It says how unlike the rates are, and not why. Who is searched depends on where
    and when officers are, and residents are not who is in the street: visitors count
    above the line and not below it. A blank entry belongs to no group, so with many
    of them every rate is too low, and not all by the same factor.

    Source: Home Office, Stop and search statistics, relative rate (user guide);
    limits as in `change_between`.
    """
    found = whole_counts(counts, name="counts")
    people = positive_base(residents, name="residents")
    if found.ndim != 1 or found.shape != people.shape:
        raise ValueError("counts and residents must be two lists of one length")
    if not 0 <= reference < len(found):
        raise ValueError(f"reference must be 0 to {len(found) - 1}, not {reference}")
    others = np.arange(len(found)) != reference
    rates = change_between(
        found[reference],
        found,
        exposure_before=people[reference],
        exposure_after=people,
        confidence=confidence,
    )
    parts = (rates.lower, rates.upper, rates.p_value)
    return Change(rates.ratio, *(np.where(others, part, np.nan) for part in parts))
