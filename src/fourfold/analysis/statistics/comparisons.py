"""Each area beside the others that it is compared with."""

import numpy as np
from numpy.typing import ArrayLike

from fourfold.analysis.statistics.arguments import positive_base, whole_counts
from fourfold.analysis.statistics.change import Change, change_between


def ratio_to_others(
    counts: ArrayLike, exposure: ArrayLike, *, confidence: float = 0.95
) -> Change:
    """Rate of each area over the pooled rate of all the others.

    Parameters
    ----------
    counts : array, shape (areas,), whole numbers >= 0
        NaN (not known) leaves the area out of every pool and gives it NaN.
    exposure : array, shape (areas,), people; 0 or NaN leaves out likewise
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Change, shape (areas,); ratio 1 is the rate of the others, 0.81 is 19% lower
        With no other area: NaN.

    Raises
    ------
    ValueError
        If a count is negative or not whole, or the arrays are not of one length.

    Notes
    -----
    Pooled is all events of the others over all their people, so a large area
    weighs more; the area itself is left out, for it must not be set against
    itself. Limits are exact for Poisson counts. Whether the difference is more
    than areas of a kind differ anyway is another question: see `funnel`.

    Source: ratio of two Poisson rates as in `change_between`.
    """
    events = whole_counts(counts, name="counts")
    people = positive_base(exposure, name="exposure")
    if events.ndim != 1 or events.shape != people.shape:
        raise ValueError("counts and exposure must be two lists of one length")
    known = ~np.isnan(events + people)
    own, base = np.where(known, events, 0), np.where(known, people, 0)
    others, others_base = own.sum() - own, base.sum() - base
    return change_between(
        np.where(known, others, np.nan),
        events,
        exposure_before=others_base,
        exposure_after=people,
        confidence=confidence,
    )
