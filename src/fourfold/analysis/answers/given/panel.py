"""Counts of areas by month, from rows of either counts or crimes."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.given.columns import column, is_frame, numbers
from fourfold.analysis.answers.given.points import points_in
from fourfold.analysis.answers.given.study import SIZE, study_of
from fourfold.analysis.answers.given.times import month_of, months_in

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """How many there were in each area and month.

    counts : float64, shape (areas, months); NaN where not known, which is not nought
    areas : names, shape (areas,)
    months : datetime64[M], shape (months,); of an array without names 1, 2, 3 …
    """

    counts: Floats
    areas: NDArray[Any]
    months: NDArray[Any]

    @property
    def total(self) -> Floats:
        """All areas together, month by month; NaN where one is not known."""
        whole: Floats = self.counts.sum(axis=0)
        return whole

    def since(self, month: str | int) -> Bools:
        """Which months are this one or later; as `after` of an evaluation.

        Raises ValueError unless it leaves a month before it.
        """
        first: Any = month
        if self.months.dtype.kind == "M":
            first = month_of(str(month), argument="since")
        if not self.months[0] < first <= self.months[-1]:
            raise ValueError(
                f"since must be after {self.months[0]} and not after"
                f" {self.months[-1]}, not {month}"
            )
        later: Bools = self.months >= first
        return later

    def of(self, names: Any) -> Bools:
        """Which areas have these names; as `treated` of an evaluation.

        Raises ValueError for a name that no area has.
        """
        wanted = np.atleast_1d(np.asarray(names))
        unknown = [str(name) for name in wanted if name not in self.areas]
        if unknown:
            raise ValueError(f"no area is called {', '.join(unknown)}")
        there: Bools = np.isin(self.areas, wanted)
        return there

    def __repr__(self) -> str:
        return (
            f"<panel: {len(self.areas):,} areas, {self.months[0]} to {self.months[-1]},"
            f" {np.nansum(self.counts):,.0f} in all>"
        )


def panel(
    data: object,
    *,
    area: str,
    month: str,
    count: str | None = None,
    areas: Any = None,
) -> Panel:
    """Counts of areas by month.

    Parameters
    ----------
    data : frame with a row for each crime; or, with `count`, for each area and month
    area, month : names of columns; months are times, or texts such as 2018-04
    count : name of the column of counts, if rows are counted already
    areas : names of all areas, those without any crime among them; None takes those
        that data names, and then the others are missing from every share

    Returns
    -------
    Panel, from the first month to the last, areas in order of their names or as given

    Raises
    ------
    ValueError
        If a column is not there, an area or month is not known, a count is none, or
        an area has a month twice.

    Notes
    -----
    A gap is not a nought. Of crimes, a month in which no area has any is taken as not
    published, and is not known; of counts, what has no row is not known.
    """
    names = column(data, area, argument="area")
    if not len(names):
        raise ValueError("data is empty: there is no area and no month in it")
    if any(name is None or name != name for name in names.tolist()):
        raise ValueError("area must be known: leave out rows without it")
    at = months_in(data, month, argument="month", number=len(names))
    whole, row = _rows_of(names, areas)
    months = np.arange(at.min(), at.max() + 1)
    place = (row, (at - months[0]).astype(np.intp))
    shape = (len(whole), len(months))
    if count is None:
        return Panel(_of_crimes(place, shape), whole, months)
    amounts = numbers(column(data, count, argument="count"), argument="count")
    return Panel(_of_counts(place, amounts, shape), whole, months)


def panel_of_cells(
    data: object,
    *,
    month: str,
    over: object = None,
    size: float = SIZE,
    east: str = "east",
    north: str = "north",
) -> Panel:
    """Counts of cells by month, those without any crime among them.

    data : frame of crimes; month, east, north : names of columns
    over, size : outline, `grid` or `hexagons`, as of `hotspots`

    Returns
    -------
    Panel, each cell named by its middle, metres east and north; a month without any
        crime is not known

    Raises ValueError as `panel` and `hotspots` do.
    """
    points = points_in(data, east, north)
    study = study_of(over, points, size=size)
    inside = study.cells.inside
    cell = study.cells.places_of(points)
    names = np.full(inside.size, "", dtype=object)
    names[inside.ravel()] = [f"{x:.0f}-{y:.0f}" for x, y in study.middles]
    at = months_in(data, month, argument="month", number=len(points))
    lies = cell >= 0
    if not lies.any():
        raise ValueError("over has none of the points: are both in metres of one grid?")
    placed = {"cell": names[cell[lies]], "month": at[lies]}
    return panel(placed, area="cell", month="month", areas=names[inside.ravel()])


def panel_in(data: object) -> Panel:
    """A panel as it is, or an array of areas and months that has no names.

    Raises ValueError for a frame, which says too little, and for other shapes.
    """
    if isinstance(data, Panel):
        return data
    if is_frame(data):
        raise ValueError(
            "data is a frame: give panel(data, area=…, month=…) in its place, so that"
            " it is said which column is which"
        )
    counts = numbers(np.asarray(data), argument="data")
    if counts.ndim != 2 or not counts.size:
        raise ValueError("data must have a row an area and a column a month")
    areas = np.array([f"area {number + 1}" for number in range(len(counts))])
    return Panel(counts, areas, np.arange(counts.shape[1]) + 1)


def _rows_of(names: Any, areas: Any) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Names of the areas, and which each row of data is of."""
    if areas is None:
        return np.unique(names, return_inverse=True)
    whole = np.asarray(areas)
    order = np.argsort(whole)
    at = np.searchsorted(whole[order], names).clip(max=whole.size - 1)
    row: NDArray[np.intp] = order[at]
    unknown = np.unique(names[whole[row] != names])
    if unknown.size:
        raise ValueError(f"areas lacks {', '.join(map(str, unknown[:5]))}")
    return whole, row


Place = tuple[NDArray[np.intp], NDArray[np.intp]]


def _of_crimes(place: Place, shape: tuple[int, int]) -> Floats:
    counts = np.zeros(shape)
    np.add.at(counts, place, 1)
    counts[:, counts.sum(axis=0) == 0] = np.nan
    return counts


def _of_counts(place: Place, amounts: Floats, shape: tuple[int, int]) -> Floats:
    rows = np.zeros(shape, np.intp)
    np.add.at(rows, place, 1)
    if (rows > 1).any():
        raise ValueError(
            "an area has a month twice: add up its rows first, or leave count= out if"
            " each row is a crime"
        )
    counts = np.full(shape, np.nan)
    counts[place] = amounts
    return counts
