"""When crimes happened, as statistics of single crimes ask for it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SECONDS_IN_A_DAY = 86_400
# Of as few crimes all may have happened on the first of a month.
FEWEST = 10
MONTHS_ALONE = (
    "when is of months alone, as in the open files of the police: which of two crimes"
    " of one month came first is not known. Use files that tell the day"
)


def days_of(when: ArrayLike) -> Floats:
    """Days since any first day; a fraction is a time of day.

    Parameters
    ----------
    when : array, shape (crimes), datetime64 of days or finer, or numbers of days

    Raises
    ------
    ValueError
        If it is of months alone, or a time is not known or infinite.
    """
    given = np.asarray(when)
    if given.ndim != 1:
        raise ValueError("when must be a list of times")
    if np.issubdtype(given.dtype, np.datetime64):
        return _days_since(given)
    try:
        days = given.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError("when must be times, or numbers of days") from None
    if not np.isfinite(days).all():
        raise ValueError("when must be known: leave out crimes without a date")
    return days


def _days_since(given: NDArray[np.datetime64]) -> Floats:
    if np.datetime_data(given.dtype)[0] in ("M", "Y"):
        raise ValueError(MONTHS_ALONE)
    if np.isnat(given).any():
        raise ValueError("when must be known: leave out crimes without a date")
    days = given.astype("datetime64[D]")
    is_first = days == days.astype("datetime64[M]").astype("datetime64[D]")
    if given.size >= FEWEST and is_first.all():
        raise ValueError(MONTHS_ALONE)
    seconds = given.astype("datetime64[s]").astype(np.float64)
    found: Floats = seconds / SECONDS_IN_A_DAY
    return found
