"""Single dirty rows, of kinds that real street files hold now and then."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .borough import Borough
from .crimes import new_ids
from .places import Places, written
from .position import degrees
from .timeline import Timeline
from .wording import STREET, Wording

# The type and outcome of every dirty row that is otherwise good.
TYPE = "vehicle-crime"
_OUTCOME = "Investigation complete; no suspect identified"
REFUSED = {
    "broken_month": "month is not YYYY-MM",
    "too_few_cells": "has too few cells",
}
UNPLACED = {
    "null_island": "coordinates outside the country",
    "not_a_number": "coordinates are not numbers",
}
# Good rows but for their type, which is none that is counted.
UNKNOWN = "unknown_type"
# Cells that the short row lacks.
_CELLS_LOST = 4
# The neighbours, by their position among the authorities.
_NEIGHBOURS = {"first_neighbour": 1, "second_neighbour": 2}


@dataclass(frozen=True, slots=True)
class DirtyRow:
    """A line, and the cell of the ground it is in, or None if it is in none."""

    kind: str
    line: str
    cell: int | None


def invent_dirt(
    rng: np.random.Generator,
    borough: Borough,
    places: Places,
    *,
    timeline: Timeline,
    words: Wording,
    plan: dict[str, Any],
) -> dict[int, list[DirtyRow]]:
    """Month → its dirty rows."""
    rows: dict[int, list[DirtyRow]] = {}
    for kind, months in plan["dirt"]["rows"].items():
        for back in months:
            month = timeline.before_last(back)
            cell = _cell(rng, kind, borough=borough, places=places)
            usual = _usual_row(rng, borough, cell, month=month, words=words)
            line = ",".join((usual | _faults(kind, usual, plan)).values())
            if kind == "too_few_cells":
                line = line.rsplit(",", _CELLS_LOST)[0]
            is_in_cell = kind not in {*REFUSED, *UNPLACED, "far_away"}
            row = DirtyRow(kind, line, cell if is_in_cell else None)
            rows.setdefault(month, []).append(row)
    return rows


def _cell(
    rng: np.random.Generator, kind: str, *, borough: Borough, places: Places
) -> int:
    if kind in _NEIGHBOURS:
        authority = borough.ground.authority
        return int(rng.choice(np.flatnonzero(authority == _NEIGHBOURS[kind])))
    return int(rng.choice(places.cells))


def _usual_row(
    rng: np.random.Generator,
    borough: Borough,
    cell: int,
    *,
    month: int,
    words: Wording,
) -> dict[str, str]:
    heart = degrees(borough.ground.hearts[[cell]])[0]
    longitude, latitude = written(heart.tolist()).split(",")
    lsoa = borough.lsoas[borough.lsoa[cell]]
    values = (
        str(new_ids(rng, 1)[0]),
        words.months[month],
        words.force,
        words.force,
        longitude,
        latitude,
        "On or near Invented Lane",
        lsoa.code,
        lsoa.name,
        "Vehicle crime",
        _OUTCOME,
        "",
    )
    return dict(zip(STREET, values, strict=True))


def _faults(kind: str, usual: dict[str, str], plan: dict[str, Any]) -> dict[str, str]:
    far = plan["dirt"]["far_away"]
    no_lsoa = {"LSOA code": "", "LSOA name": ""}
    faults: dict[str, dict[str, str]] = {
        "null_island": {"Longitude": "0.000000", "Latitude": "0.000000", **no_lsoa},
        "far_away": {
            "Longitude": f"{far['longitude']:.6f}",
            "Latitude": f"{far['latitude']:.6f}",
            **no_lsoa,
        },
        "not_a_number": {"Longitude": "NaN", "Latitude": "NaN"},
        "broken_month": {"Month": usual["Month"][:4] + "-13"},
        UNKNOWN: {"Crime type": plan["dirt"]["unknown_type"]["label"]},
        "comma_in_location": {"Location": '"On or near Invented Lane, Upper End"'},
    }
    return faults.get(kind, {})
