"""Counts crimes the slow way: one row at a time, one outline at a time.

It reads the publisher's CSV files itself and shares no code with the program.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely

Outlines = Mapping[str, shapely.Polygon]
ToMetres = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Crime:
    """One line of a file, with the age of the release that it stands for."""

    age: int
    force: str
    month: str
    crime_type: str
    crime_id: str
    longitude: str
    latitude: str


def standing_crimes(releases: Sequence[Sequence[Path]]) -> list[Crime]:
    """Every row that counts, of releases given from the oldest to the newest.

    Of a force and month only the newest file counts, and of a crime that two
    releases hold only the newer one's rows.
    """
    newest: dict[tuple[str, str], int] = {}
    crimes: list[Crime] = []
    for age, paths in enumerate(releases):
        for path in paths:
            for crime in _rows(path, age):
                newest[crime.force, crime.month] = age
                crimes.append(crime)
    standing = [c for c in crimes if newest[c.force, c.month] == c.age]
    return [
        crime
        for crime in standing
        if crime.crime_id == ""
        or not any(c.crime_id == crime.crime_id and c.age > crime.age for c in standing)
    ]


def count(
    crimes: Sequence[Crime], outlines: Outlines, to_metres: ToMetres
) -> Counter[tuple[str, str, str]]:
    """Rows by (area, month, crime type); "" is the area of a row that is in none."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for crime in crimes:
        area = area_of(crime, outlines, to_metres)
        counts[area, crime.month, crime.crime_type] += 1
    return counts


def area_of(crime: Crime, outlines: Outlines, to_metres: ToMetres) -> str:
    """The area that covers the point, edges included: of several the lowest code."""
    if not (crime.longitude and crime.latitude):
        return ""
    x, y = to_metres(float(crime.longitude), float(crime.latitude))
    point = shapely.Point(x, y)
    covering = [code for code in sorted(outlines) if outlines[code].covers(point)]
    return covering[0] if covering else ""


def _rows(path: Path, age: int) -> Iterator[Crime]:
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Crime(
                age=age,
                force=row["Falls within"],
                month=row["Month"],
                crime_type=row["Crime type"],
                crime_id=row["Crime ID"],
                longitude=row["Longitude"],
                latitude=row["Latitude"],
            )
