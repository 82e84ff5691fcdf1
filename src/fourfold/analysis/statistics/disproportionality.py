"""How often one group meets with something, beside another group."""

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
    Change, shape (groups,); ratio 4 is four times as often, 1 for the reference

    Raises
    ------
    ValueError
        If a count is negative or not whole.

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
    return change_between(
        found[reference],
        found,
        exposure_before=people[reference],
        exposure_after=people,
        confidence=confidence,
    )
