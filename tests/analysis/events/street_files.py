"""Street files as the publisher writes them, for tests to spoil."""

import zipfile
from dataclasses import dataclass, fields, replace
from pathlib import Path

from fourfold.analysis.events.store import Store

MARSH = "Marsh Constabulary"
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,"
    "LSOA code,LSOA name,Crime type,Last outcome category,Context"
)


@dataclass(frozen=True)
class Row:
    """One line of a street file, cell by cell."""

    crime_id: str = ""
    month: str = "2024-05"
    reported_by: str = MARSH
    falls_within: str = MARSH
    longitude: str = "-0.012345"
    latitude: str = "51.543210"
    location: str = "On or near Mill Lane"
    lsoa_code: str = "E01004444"
    lsoa_name: str = "Marshgate 001A"
    crime_type: str = "Anti-social behaviour"
    outcome: str = ""
    context: str = ""

    def cells(self):
        return [getattr(self, field.name) for field in fields(self)]


def crime_id(number):
    """A Crime ID as the publisher's: 64 marks that tell nothing."""
    return f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" + f"{number:048x}"


def theft(number, **cells):
    return Row(crime_id=crime_id(number), **{"crime_type": "Other theft", **cells})


def text_of(rows, header=HEADER, end="\n"):
    lines = [header, *(",".join(row.cells()) for row in rows)]
    return "".join(line + end for line in lines)


def name_of(month="2024-05", force="marsh", suffix="street"):
    return f"{month}-{force}-{suffix}.csv"


def write(folder: Path, rows, name=None, **layout) -> Path:
    """A street file of some rows, named for the month of the first."""
    rows = list(rows)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or name_of(rows[0].month if rows else "2024-05"))
    path.write_bytes(text_of(rows, **layout).encode())
    return path


def write_zip(path: Path, contents) -> Path:
    """A zip of names with their texts, packed as the publisher packs."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in contents:
            archive.writestr(name, text)
    return path


def store_in(folder: Path) -> Store:
    return Store(folder / "data")


def months_of(rows, *months):
    """For each month the name and the text of a file of the same rows."""
    return [
        (name_of(month), text_of([replace(row, month=month) for row in rows]))
        for month in months
    ]


def files_in(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
