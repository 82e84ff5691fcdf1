"""Designs of a series that may change at one time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the series is thought to change, said before it is looked at.

    has_slope : whether the trend may change too, and not only the level
    season : periods in a year and waves in it, or None for no season
    grows : whether variance grows with the square of the mean (negative binomial)
    lags : how many periods back still matter; None chooses by the length
    """

    has_slope: bool = True
    season: tuple[int, int] | None = (12, 2)
    grows: bool = False
    lags: int | None = None


def segments_of(
    given: Floats, start: int, exposure: ArrayLike, *, form: Shape
) -> tuple[Floats, Floats]:
    """What the model is made of, period by period, and what counts are out of.

    given : float64, shape (periods,), NaN where not known
    start : place of the first period after; exposure : as for `interrupted_series`

    Returns
    -------
    exposure, shape (periods,); design, shape (periods, columns): one, time, after, time
    since where the slope may change, waves of the year

    Raises ValueError as `interrupted_series` does.
    """
    if given.ndim != 1:
        raise ValueError("counts must be one series of periods")
    known = ~np.isnan(given)
    if (
        not 0 <= start <= given.size
        or min(known[:start].sum(), known[start:].sum()) < 3
    ):
        raise ValueError("start must leave three known periods or more on either side")
    base = np.asarray(exposure, dtype=np.float64)
    if base.ndim and base.shape != given.shape:
        raise ValueError("exposure must be one number, or one for each period")
    time = np.arange(given.size, dtype=np.float64)
    after = (time >= start).astype(np.float64)
    columns = [np.ones(given.size), time, after]
    if form.has_slope:
        columns.append(after * (time - start))
    design = np.column_stack([*columns, *_waves(time, form.season)])
    if known.sum() <= design.shape[1]:
        raise ValueError(
            f"counts must be known in more than {design.shape[1]} periods for this"
            " shape"
        )
    return np.broadcast_to(base, given.shape), design


def _waves(time: Floats, season: tuple[int, int] | None) -> list[Floats]:
    if season is None:
        return []
    period, waves = season
    if period < 2 or not 1 <= waves <= period / 2:
        raise ValueError("season must have 1 wave to half as many as it has periods")
    turns = [2 * np.pi * wave * time / period for wave in range(1, waves + 1)]
    both = [part for turn in turns for part in (np.sin(turn), np.cos(turn))]
    # The sine of the shortest wave that a year can hold is nought in every period.
    return both[:-2] + both[-1:] if waves * 2 == period else both


def without_change(design: Floats, form: Shape) -> Floats:
    """The design as if nothing had been done."""
    spared = design.copy()
    spared[:, 2 : 4 if form.has_slope else 3] = 0
    return spared
