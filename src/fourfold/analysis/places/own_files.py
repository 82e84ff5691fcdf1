"""A CSV of a reader's own with a place in each row, and perhaps a day or a name.

Rows that cannot be placed are left out and told with their line; a file of which
nothing can be read is refused.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.errors import FourfoldError, SourceError
from fourfold.analysis.files.archives import printable
from fourfold.analysis.places.ground import Floats

METRES = ("easting", "northing")
DEGREES = ("longitude", "latitude")
# Of the National Grid, in metres: Great Britain lies within.
FURTHEST_EAST, FURTHEST_NORTH = 700_000, 1_300_000
# As days are written: with the year first, or as in Britain.
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y")
MONTHS = ("%Y-%m", "%m/%Y", "%b %Y", "%B %Y")
MONTHS_ALONE = (
    "the file tells the month alone, as the open files of the police do: which of two"
    " crimes of one month came first is not known"
)
# Below this in both, numbers are degrees and no metres.
LEAST_METRES = 1_000
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are called; None takes the usual names.

    easting, northing : metres of the National Grid; longitude, latitude : degrees
    day, name : None where the file is not asked for them
    """

    easting: str | None = None
    northing: str | None = None
    longitude: str | None = None
    latitude: str | None = None
    day: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was left out, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """The rows that could be read; arrays as long as names.

    points : float64, shape (rows, 2), metres east and north
    days : datetime64[D], shape (rows); empty where no day was asked for
    names : what each row is called, or its line
    """

    points: Floats
    days: NDArray[np.datetime64]
    names: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _At:
    """Where each column stands; None where it is not asked for."""

    x: int
    y: int
    is_degrees: bool
    day: int | None
    name: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    east: float
    north: float
    day: date | None
    name: str


def read_placed(path: Path, columns: Columns) -> PlacedRows:
    """The rows of a file with their places.

    Raises SourceError for a file that is no CSV in UTF-8, lacks a column, tells the
    month alone where a day is asked for, or has no row that can be used.
    """
    header, rows = _cells(path)
    at = _found(header, columns, path)
    kept: list[_Row] = []
    left_out: list[LeftOut] = []
    for line, cells in rows:
        read = _row(line, cells, at)
        if isinstance(read, _Row):
            kept.append(read)
        else:
            left_out.append(LeftOut(line, read))
    if not kept:
        raise _nothing(path, left_out)
    return PlacedRows(
        points=np.array([(row.east, row.north) for row in kept], np.float64),
        days=np.array(
            [row.day for row in kept if row.day is not None], "datetime64[D]"
        ),
        names=tuple(row.name for row in kept),
        left_out=tuple(left_out),
    )


def _cells(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and the cells of every row with the line on which it ends."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            rows = [(reader.line_num, cells) for cells in reader if any(cells)]
    except UnicodeDecodeError as problem:
        raise SourceError(
            "it is not text in UTF-8", file=path, remedy="Save it as CSV UTF-8"
        ) from problem
    except csv.Error as problem:
        raise SourceError(
            f"it cannot be read as CSV: {problem}",
            file=path,
            remedy="Save it again as CSV from your spreadsheet",
        ) from problem
    except OSError as problem:
        raise FourfoldError(
            f"{path} could not be read: {problem.strerror}."
        ) from problem
    if not rows:
        raise SourceError(
            "it is empty", file=path, remedy="Give a file with a header and rows"
        )
    return [cell.strip() for cell in rows[0][1]], rows[1:]


def _found(header: list[str], columns: Columns, path: Path) -> _At:
    """Metres where they are named or there, else degrees."""
    names = {cell.casefold(): place for place, cell in enumerate(header)}

    def place_of(name: str) -> int:
        if name.casefold() in names:
            return names[name.casefold()]
        shown = ", ".join(printable(cell[:SHOWN]) for cell in header)
        raise SourceError(
            f"the column is missing; the header has: {shown}",
            file=path,
            line=1,
            column=name,
            remedy="Say what it is called, with the option for it",
        )

    asked_degrees = columns.longitude is not None or columns.latitude is not None
    asked_metres = columns.easting is not None or columns.northing is not None
    there = set(METRES) <= set(names) or not set(DEGREES) <= set(names)
    is_degrees = asked_degrees or not (asked_metres or there)
    usual = DEGREES if is_degrees else METRES
    given = (
        (columns.longitude, columns.latitude)
        if is_degrees
        else (columns.easting, columns.northing)
    )
    x, y = (place_of(name or other) for name, other in zip(given, usual, strict=True))
    return _At(
        x,
        y,
        is_degrees,
        None if columns.day is None else place_of(columns.day),
        None if columns.name is None else place_of(columns.name),
    )


def _row(line: int, cells: Sequence[str], at: _At) -> _Row | str:
    """A row, or why it is none."""
    wanted = [place for place in (at.x, at.y, at.day, at.name) if place is not None]
    if max(wanted) >= len(cells):
        return "has too few cells"
    point = _point(cells[at.x], cells[at.y], is_degrees=at.is_degrees)
    if isinstance(point, str):
        return point
    day = None
    if at.day is not None:
        read = _day(cells[at.day].strip())
        if isinstance(read, str):
            return read
        day = read
    name = cells[at.name].strip() if at.name is not None else ""
    return _Row(line, *point, day, name or f"line {line}")


def _point(x: str, y: str, *, is_degrees: bool) -> tuple[float, float] | str:
    """Metres east and north."""
    if not (x.strip() and y.strip()):
        return "has no place"
    try:
        east, north = float(x), float(y)
    except ValueError:
        return "has a place that is no number"
    if is_degrees:
        one, other = to_national_grid(east, north)
        east, north = float(one), float(other)
    # Nought beside nought is how some systems write that they do not know.
    is_here = 0 < east < FURTHEST_EAST and 0 < north < FURTHEST_NORTH
    if is_here and not (east < LEAST_METRES and north < LEAST_METRES):
        return east, north
    what = "longitude and latitude" if is_degrees else "easting and northing in metres"
    return f"lies outside of Great Britain, read as {what}"


def _day(text: str) -> date | str:
    if not text:
        return "has no day"
    for head in (text, text.split("T")[0], text.split(" ")[0]):
        for form in DAYS:
            try:
                return datetime.strptime(head, form).date()  # noqa: DTZ007 - a day
            except ValueError:
                continue
    return MONTHS_ALONE if _is_month(text) else "has a day that is none"


def _is_month(text: str) -> bool:
    for form in MONTHS:
        try:
            datetime.strptime(text, form)  # noqa: DTZ007 - a month
        except ValueError:
            continue
        return True
    return False


def _nothing(path: Path, left_out: Sequence[LeftOut]) -> SourceError:
    if not left_out:
        return SourceError(
            "it has a header and no rows", file=path, remedy="Give a file with rows"
        )
    first = left_out[0]
    if first.reason == MONTHS_ALONE:
        return SourceError(
            MONTHS_ALONE,
            file=path,
            line=first.line,
            remedy="Use files that tell the day",
        )
    return SourceError(
        f"no row can be used; the first {first.reason}",
        file=path,
        line=first.line,
        remedy="Mend the file, or name the columns that hold the place and the day",
    )
