"""Answers of the police.uk API for street-level crime, saved as JSON files.

An answer covers the area that was asked for and no more, so whoever loads it
says which authorities that was. Answers for neighbouring polygons may repeat a
crime; the API numbers each one, and each number counts once.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fourfold.analysis import definitions
from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.inputs import InputFile

# The order of the cells in a row made from an answer, after its line.
CELLS = (
    "crime_id",
    "month",
    "falls_within",
    "longitude",
    "latitude",
    "location",
    "crime_type",
    "last_outcome_category",
)


@dataclass(frozen=True)
class MonthOfAnswers:
    """The crimes of one month from all the answers given, numbered as read."""

    month: str
    rows: tuple[tuple[str, ...], ...]
    again: int


def recognises_answer(head: bytes) -> bool:
    """Whether the first bytes look like a list of crimes from the API."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"[") and (
        b'"persistent_id"' in head or start.replace(b" ", b"").startswith(b"[]")
    )


def read_answers(
    files: Iterable[InputFile], *, force: str
) -> tuple[MonthOfAnswers, ...]:
    """Crimes by month, each API number once.

    Raises SourceError naming the file and entry that is not a crime.
    """
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    again: dict[str, int] = defaultdict(int)
    seen: set[int] = set()
    for file in files:
        for position, crime in enumerate(_crimes(file), start=1):
            number, row = _row(crime, force=force, file=file, position=position)
            month = row[CELLS.index("month")]
            if number in seen:
                again[month] += 1
            else:
                seen.add(number)
                rows[month].append(row)
    return tuple(
        MonthOfAnswers(month, tuple(rows[month]), again[month])
        for month in sorted(rows)
    )


def _crimes(file: InputFile) -> Iterator[Any]:
    with file.open() as stream:
        content = stream.read()
    try:
        crimes = json.loads(content)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            f"it is not whole JSON ({error})",
            file=file.name,
            remedy="Ask the API again",
        ) from error
    if not isinstance(crimes, list):
        raise SourceError(
            "it is not a list of crimes", file=file.name, remedy="Ask the API again"
        )
    yield from crimes


def _row(
    crime: Any, *, force: str, file: InputFile, position: int
) -> tuple[int, tuple[str, ...]]:
    try:
        place = crime["location"] or {"longitude": "", "latitude": "", "street": {}}
        outcome = crime.get("outcome_status") or {}
        return int(crime["id"]), (
            crime["persistent_id"] or "",
            crime["month"],
            force,
            str(place["longitude"]),
            str(place["latitude"]),
            place["street"].get("name", "No Location"),
            _labels().get(crime["category"], crime["category"]),
            outcome.get("category", ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(
            f"entry {position} is not a crime as the API gives it ({error!r})",
            file=file.name,
            remedy="Ask the API again",
        ) from error


def _labels() -> dict[str, str]:
    table = definitions.table("offences/police_uk_crime_types.csv")
    return {row["id"]: row["label"] for row in reversed(table)}
