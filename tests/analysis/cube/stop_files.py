"""Stop-and-search files of the small country, in the publisher's layout."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.analysis.cube.small_country import degrees

HEADER = (
    "Type",
    "Date",
    "Part of a policing operation",
    "Policing operation",
    "Latitude",
    "Longitude",
    "Gender",
    "Age range",
    "Self-defined ethnicity",
    "Officer-defined ethnicity",
    "Legislation",
    "Object of search",
    "Outcome",
    "Outcome linked to object of search",
    "Removal of more than just outer clothing",
)


@dataclass(frozen=True)
class Stop:
    """One search; x and y in hundredths of a degree from the south-west corner."""

    at: str = "2024-01-10T15:20:00+00:00"
    x: float | None = 0.5
    y: float | None = 0.5
    age: str = "18-24"
    group: str = "White"
    sought: str = "Controlled drugs"
    outcome: str = "Arrest"

    def cells(self) -> list[str]:
        nowhere = self.x is None or self.y is None
        longitude, latitude = ("", "") if nowhere else degrees(self.x, self.y)
        place = ("False", "", latitude, longitude)
        who = ("Male", self.age, "", self.group)
        what = ("An Act", self.sought, self.outcome, "False", "False")
        return ["Person search", self.at, *place, *who, *what]


def write_stops(
    folder: Path, month: str, stops: Iterable[Stop], *, slug: str = "fold"
) -> Path:
    """A file under the name of the force that it is of."""
    path = folder / f"{month}-{slug}-stop-and-search.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(stop.cells() for stop in stops)
    return path
