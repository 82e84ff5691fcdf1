"""The words that the police files use for what the arrays hold as positions."""

from dataclasses import dataclass
from typing import Any

from .borough import Borough
from .crimes import outcome_labels
from .places import Places
from .timeline import Timeline

STREET = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude",
    "Location", "LSOA code", "LSOA name", "Crime type", "Last outcome category",
    "Context",
)  # fmt: skip
OUTCOMES = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude",
    "Location", "LSOA code", "LSOA name", "Outcome type",
)  # fmt: skip
_NO_LOCATION = ",,No Location,,"


@dataclass(frozen=True, slots=True)
class Wording:
    """Text by position.

    places : longitude to LSOA name; first with the LSOA codes of 2021, the last of
        them no location, then all again with the codes of 2011
    """

    force: str
    months: tuple[str, ...]
    types: tuple[str, ...]
    outcomes: tuple[str, ...]
    pending: int
    repeated: str
    places: tuple[str, ...]


def wording(
    borough: Borough, places: Places, *, timeline: Timeline, plan: dict[str, Any]
) -> Wording:
    outcomes = outcome_labels(plan)
    return Wording(
        force=plan["force"]["name"],
        months=timeline.months,
        types=tuple(kind["label"] for kind in plan["types"]),
        outcomes=outcomes,
        pending=outcomes.index(plan["outcomes"]["pending"]),
        repeated=plan["outcomes"]["repeated"],
        places=(
            *_places(borough, places, retired=False),
            _NO_LOCATION,
            *_places(borough, places, retired=True),
            _NO_LOCATION,
        ),
    )


def _places(borough: Borough, places: Places, *, retired: bool) -> list[str]:
    rows = []
    for cell, name, position in zip(
        places.cells, places.names, places.position, strict=True
    ):
        number = int(borough.lsoa[cell])
        code, title = borough.lsoas[number].code, borough.lsoas[number].name
        if retired and number in borough.split:
            code, title = borough.split[number]
        rows.append(f"{position},{name},{code},{title}")
    return rows
