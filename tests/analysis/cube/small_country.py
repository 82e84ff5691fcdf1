"""A country of two authorities, small enough to count by head.

Eight LSOAs in two rows of four, each a hundredth of a degree wide and high. A column
of two is a ward, two wards are an authority:

    E01000005 | E01000006 || E01000007 | E01000008      51.52
    E01000001 | E01000002 || E01000003 | E01000004
    Ash       | Birch     || Cedar     | Dogwood        51.50
    -- Westfold --------- || -- Eastfold ----------
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.cube.build import build
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store
from tests.analysis.areas.outline_files import feature, write_geojson

WEST, SOUTH, STEP = -0.04, 51.50, 0.01
WESTFOLD, EASTFOLD = "E09000001", "E09000002"
WARD_NAMES = ("Ash", "Birch", "Cedar", "Dogwood")
ASH, BIRCH, CEDAR, DOGWOOD = (f"E0500000{n}" for n in range(1, 5))
LSOAS = tuple(f"E0100000{n}" for n in range(1, 9))
FOLD = "Fold Constabulary"
NEXT_FORCE = "Nextshire Police"
TRANSPORT = "British Transport Police"
HEADER = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)


@dataclass(frozen=True)
class Row:
    """One crime; x and y in hundredths of a degree from the south-west corner."""

    x: float | None = 0.5
    y: float | None = 0.5
    crime_type: str = "Burglary"
    crime_id: str = ""
    location: str = "On or near Fold Lane"
    outcome: str = ""

    def cells(self, force: str, month: str) -> list[str]:
        nowhere = self.x is None or self.y is None
        point = ("", "") if nowhere else degrees(self.x or 0, self.y or 0)
        place = (*point, self.location, "", "")
        what = (self.crime_type, self.outcome, "")
        return [self.crime_id, month, force, force, *place, *what]


def degrees(x: float, y: float) -> tuple[str, str]:
    """Longitude and latitude as the publisher writes them."""
    return f"{WEST + x * STEP:.6f}", f"{SOUTH + y * STEP:.6f}"


def everywhere(times: int = 1, **row: str) -> list[Row]:
    """So many rows in each of the eight LSOAs."""
    return [
        Row(x + 0.5, y + 0.5, **row)
        for y in range(2)
        for x in range(4)
        for _ in range(times)
    ]


def write_street(
    folder: Path, month: str, rows: Iterable[Row], *, force: str = FOLD
) -> Path:
    """A file in the publisher's layout and under its name for it."""
    slug = force.lower().replace(" ", "-")
    path = folder / f"{month}-{slug}-street.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(row.cells(force, month) for row in rows)
    return path


def ring(west: int, south: int, *, wide: int = 1, high: int = 1) -> list[list[float]]:
    corners = [(0, 0), (wide, 0), (wide, high), (0, high)]
    return [[float(cell) for cell in degrees(west + x, south + y)] for x, y in corners]


def rings(level: str) -> dict[str, list[list[float]]]:
    """The corners of every area of a level, by code."""
    if level == "lsoa":
        return {code: ring(n % 4, n // 4) for n, code in enumerate(LSOAS)}
    if level == "ward":
        return {f"E0500000{n + 1}": ring(n, 0, high=2) for n in range(4)}
    return {
        code: ring(2 * n, 0, wide=2, high=2)
        for n, code in enumerate((WESTFOLD, EASTFOLD))
    }


def write_outlines(folder: Path, levels: Sequence[str] = ()) -> list[Path]:
    """Boundary files of these levels, or of all. LSOAs do not name their authority."""
    names = {"lsoa": "LSOA21", "ward": "WD25", "authority": "LAD25"}
    called = {**dict(zip(rings("ward"), WARD_NAMES, strict=True))}
    called |= {WESTFOLD: "Westfold", EASTFOLD: "Eastfold"}
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for level in levels or names:
        features = []
        for code, corners in rings(level).items():
            about = {
                f"{names[level]}CD": code,
                f"{names[level]}NM": called.get(code, f"Fold {code[-3:]}A"),
            }
            if level == "ward":
                about["LAD25CD"] = WESTFOLD if code <= BIRCH else EASTFOLD
            features.append(feature(about, corners))
        paths.append(write_geojson(folder / f"{level}.geojson", *features))
    return paths


def write_census(folder: Path, *, without: Sequence[str] = ()) -> Path:
    """100 residents in each LSOA, 30 of them under 25."""
    path = folder / "census.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        (code, code, number, age, people)
        for code in LSOAS
        if code not in without
        for number, (age, people) in enumerate(
            (("Aged 24 years and under", 30), ("Aged 25 years and over", 70)), start=1
        )
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            (
                "Lower layer Super Output Areas Code",
                "Lower layer Super Output Areas",
                "Age (2 categories) Code",
                "Age (2 categories)",
                "Observation",
            )
        )
        writer.writerows(lines)
    return path


def store_of(tmp_path: Path, *files: Path, options: LoadOptions | None = None) -> Store:
    """A data folder with the outlines of all levels and these files loaded."""
    store = Store(tmp_path / "data")
    load(store, write_outlines(tmp_path / "outlines"))
    if files:
        load(store, list(files), options=options or LoadOptions())
    return store


def built(tmp_path: Path, *files: Path) -> Store:
    """The same with a build of them."""
    store = store_of(tmp_path, *files)
    build(store)
    return store
