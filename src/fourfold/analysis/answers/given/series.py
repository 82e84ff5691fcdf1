"""Counts month by month, of one place or of all together."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.given.columns import column, is_frame, numbers
from fourfold.analysis.answers.given.panel import Panel
from fourfold.analysis.answers.given.times import month_of, months_in

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Counts in order of time.

    counts : float64, shape (months,), NaN where not known
    months : datetime64[M], shape (months,); of an array without a start 1, 2, 3 …
    """

    counts: Floats
    months: NDArray[Any]

    @property
    def has_calendar(self) -> bool:
        """Whether it is known which month each is."""
        return self.months.dtype.kind == "M"

    @property
    def place_in_year(self) -> int:
        """Of the first month; 0 is January, and what is taken without a calendar."""
        return int(self.months[0].astype(int) % 12) if self.has_calendar else 0

    def place_of(self, month: str | int, *, argument: str) -> int:
        """Where a month stands, from 0.

        Raises ValueError if the series lacks it.
        """
        wanted: Any = month
        if self.has_calendar:
            wanted = month_of(str(month), argument=argument)
        places = np.flatnonzero(self.months == wanted)
        if not places.size:
            raise ValueError(
                f"{argument} must be from {self.months[0]} to {self.months[-1]}, not"
                f" {month}"
            )
        return int(places[0])


def series_in(
    data: object,
    *,
    count: str = "count",
    month: str = "month",
    start: str | None = None,
) -> Series:
    """A series of a panel (all its areas), a frame, or an array.

    count, month : names of the columns of a frame
    start : the first month of an array, such as 2016-04

    Raises ValueError if it is none, or a month is there twice.
    """
    if isinstance(data, Panel):
        return Series(data.total, data.months)
    if isinstance(data, Series):
        return data
    if is_frame(data):
        return _of_frame(data, count=count, month=month)
    counts = numbers(np.asarray(data), argument="data")
    if counts.ndim != 1 or not counts.size:
        raise ValueError("data must be a list of counts, one a month, and not empty")
    if start is None:
        return Series(counts, np.arange(counts.size) + 1)
    first = month_of(start, argument="start")
    return Series(counts, first + np.arange(counts.size))


def _of_frame(data: object, *, count: str, month: str) -> Series:
    given = numbers(column(data, count, argument="count"), argument="count")
    if not given.size:
        raise ValueError("data is empty: there is no month in it")
    at = months_in(data, month, argument="month", number=given.size)
    if np.unique(at).size < at.size:
        raise ValueError("a month is there twice: add up its rows first")
    months = np.arange(at.min(), at.max() + 1)
    counts = np.full(months.size, np.nan)
    counts[(at - months[0]).astype(np.intp)] = given
    return Series(counts, months)
