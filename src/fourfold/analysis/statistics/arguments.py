"""What every statistic asks of the numbers it is given, refused in one wording."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

LOWEST_CONFIDENCE = 0.5
HIGHEST_CONFIDENCE = 0.999
# Longitude and latitude are never greater, and metres of a grid nearly always are.
FURTHEST_EAST, FURTHEST_NORTH = 180, 90


def whole_counts(counts: ArrayLike, *, name: str) -> NDArray[np.float64]:
    """Counts as floats, NaN where a count is not known.

    Parameters
    ----------
    counts : array, shape (...), whole numbers >= 0; NaN where not known
    name : text
        What the caller calls the argument, for the message.

    Returns
    -------
    float64, shape (...)

    Raises
    ------
    ValueError
        If a count is negative, not whole, or infinite.

    Notes
    -----
    Floats carry every whole number below 2**53 exactly, and NaN besides.
    """
    given = np.asarray(counts, dtype=np.float64)
    known = given[~np.isnan(given)]
    if not np.all(np.isfinite(known) & (known >= 0) & (known == np.floor(known))):
        raise ValueError(f"{name} must be whole numbers of 0 or more, or NaN")
    return given


def positive_base(base: ArrayLike, *, name: str) -> NDArray[np.float64]:
    """A base to divide by (people, months), NaN where there is none.

    Parameters
    ----------
    base : array, shape (...), 0 or more; 0 and NaN both mean no base
    name : text
        What the caller calls the argument, for the message.

    Returns
    -------
    float64, shape (...), above 0 or NaN

    Raises
    ------
    ValueError
        If a base is negative or infinite.
    """
    given = np.asarray(base, dtype=np.float64)
    if np.any((given < 0) | np.isinf(given)):
        raise ValueError(f"{name} must be 0 or more, or NaN")
    return np.where(given > 0, given, np.nan)


def tail_of(confidence: float) -> float:
    """Probability left in each tail by a two-sided interval.

    Raises ValueError outside 0.5 to 0.999: below, an interval misleads; above,
    Byar's approximation has not been checked against the exact limits.
    """
    if not LOWEST_CONFIDENCE <= confidence <= HIGHEST_CONFIDENCE:
        raise ValueError(
            f"confidence must be {LOWEST_CONFIDENCE} to {HIGHEST_CONFIDENCE},"
            f" not {confidence}"
        )
    return (1 - confidence) / 2


def known_values(values: ArrayLike, known: ArrayLike) -> NDArray[np.float64]:
    """A series as floats, NaN in every month that is not known.

    Parameters
    ----------
    values : array, shape (..., months); NaN is not known, whatever `known` says
    known : bool array, broadcastable with values

    Returns
    -------
    float64, shape (..., months)

    Raises
    ------
    ValueError
        If a known value is infinite, or there is no axis of months.
    """
    given = np.asarray(values, dtype=np.float64)
    if given.ndim == 0:
        raise ValueError("values must have an axis of months")
    series = np.where(np.asarray(known, dtype=bool), given, np.nan)
    if np.any(np.isinf(series)):
        raise ValueError("values must be finite, or NaN")
    return series


def weights_of(weights: ArrayLike, number: int, *, of: str) -> NDArray[np.float64]:
    """How much each counts: by harm, by cost, or all alike.

    Parameters
    ----------
    weights : one number, or an array, shape (number); finite and 0 or more
    of : text
        What is weighed, for the message: "point".

    Returns
    -------
    float64, shape (number)

    Raises
    ------
    ValueError
        If a weight is negative or not finite, or there are not as many.
    """
    given = np.asarray(weights, dtype=np.float64)
    if not np.all(np.isfinite(given) & (given >= 0)):
        raise ValueError("weights must be finite numbers of 0 or more")
    if given.ndim and given.shape != (number,):
        raise ValueError(f"weights must be one number, or one for each {of}")
    return np.broadcast_to(given, (number,))


def metres_of(points: ArrayLike) -> NDArray[np.float64]:
    """Points of a grid in metres.

    Parameters
    ----------
    points : array, shape (crimes, 2), metres east and north

    Raises
    ------
    ValueError
        If they are not pairs, not finite, or degrees.
    """
    given = np.asarray(points, dtype=np.float64)
    if given.ndim != 2 or given.shape[1] != 2:
        raise ValueError("points must have two columns: metres east and north")
    if not np.isfinite(given).all():
        raise ValueError("points must be finite: leave out crimes without a place")
    small = np.abs(given) <= (FURTHEST_EAST, FURTHEST_NORTH)
    if given.size and small.all() and (given != np.floor(given)).any():
        raise ValueError(
            "points are degrees of longitude and latitude: project them to metres"
            " first, in Great Britain to the National Grid (EPSG:27700)"
        )
    return given
