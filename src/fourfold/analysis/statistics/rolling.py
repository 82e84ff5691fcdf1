"""Sums over the months up to each month."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import known_values

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class RollingSum:
    """values : float64, NaN where not known; known : bool; both of one shape."""

    values: NDArray[np.float64]
    known: NDArray[np.bool_]


def rolling_sum(
    values: ArrayLike, known: ArrayLike, *, window: int = MONTHS_IN_A_YEAR
) -> RollingSum:
    """Sum of the last `window` months up to and including each month.

    Parameters
    ----------
    values : array, shape (..., months), any unit; NaN is not known
    known : bool array, broadcastable with values
    window : months, 1 or more

    Returns
    -------
    RollingSum, shape (..., months), unit of the values
        Not known in the first `window` - 1 months, nor while a month that is not
        known lies within the window: a gap is not a nought.

    Raises
    ------
    ValueError
        If the window is below 1, a known value is infinite, or there is no axis
        of months.

    Notes
    -----
    Each window is added up by itself, so whole numbers stay exact up to 2**53 and
    no rounding is carried from month to month.

    Source: ONS, Crime in England and Wales, which compares years ending in a month.
    """
    if window < 1:
        raise ValueError(f"window must be 1 or more, not {window}")
    series = known_values(values, known)
    sums = np.full(series.shape, np.nan)
    if series.shape[-1] >= window:
        windows = sliding_window_view(series, window, axis=-1)
        # A NaN in the window makes its sum NaN.
        sums[..., window - 1 :] = windows.sum(axis=-1)
    return RollingSum(sums, ~np.isnan(sums))
