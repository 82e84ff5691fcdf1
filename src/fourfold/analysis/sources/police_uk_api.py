"""Answers of the police.uk API for street-level crime, saved as JSON files.

An answer covers the area that was asked for and no more, so whoever loads it
says which authorities that was. Answers for neighbouring polygons may repeat a
crime; the API numbers each one, and each number counts once.

Source: data.police.uk, API documentation, "Street-level crimes".
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fourfold.analysis import definitions
from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.archives import printable
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
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
# The API gives at most 10,000 crimes in one answer, some 300 bytes each.
MOST_BYTES = 64 * 1024**2
# Its files hold what the API marks with the location type "BTP", whose points
# are stations; the territorial force's files do not.
RAILWAY_FORCE = "British Transport Police"
# What looking for a crime in something else was seen to raise.
NO_CRIME = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


@dataclass(frozen=True)
class MonthOfAnswers:
    """The crimes of one month from all the answers given, numbered as read.

    again : how many more times a crime was given, by its force
    """

    month: str
    rows: tuple[tuple[str, ...], ...]
    again: dict[str, int]


def recognises_answer(head: bytes) -> bool:
    """Whether the first bytes look like a list of crimes from the API."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"[") and (
        b'"persistent_id"' in head or b"".join(start.split()) == b"[]"
    )


def read_answers(
    files: Iterable[InputFile], *, force: str
) -> tuple[MonthOfAnswers, ...]:
    """Crimes by month, each API number once.

    Parameters
    ----------
    files : answers to `crimes-street`, any areas and months
    force : whose crimes they are, but for those on the railway

    Returns
    -------
    tuple of MonthOfAnswers
        By month. Rows are text cells in the order of CELLS; a crime without a
        location has empty coordinates.

    Raises
    ------
    SourceError
        Naming the file and the entry that is not a crime.

    Source: data.police.uk, API documentation, "Street-level crimes".
    """
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    again: dict[str, Counter[str]] = defaultdict(Counter)
    seen: set[int] = set()
    for file in files:
        for position, crime in enumerate(_crimes(file), start=1):
            number, row = _row(crime, force=force, file=file, position=position)
            _, month, whose, *_ = row
            if number in seen:
                again[month][whose] += 1
            else:
                seen.add(number)
                rows[month].append(row)
    return tuple(
        MonthOfAnswers(month, tuple(rows[month]), dict(again[month]))
        for month in sorted(rows)
    )


def _crimes(file: InputFile) -> Iterator[Any]:
    if file.size > MOST_BYTES:
        raise SourceError(
            f"it is larger than any answer of the API ({file.size:,} bytes)",
            file=file.name,
            remedy="Leave it out, or load the publisher's CSV files instead",
        )
    try:
        crimes = json.loads(b"".join(file.chunks()).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
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
        on_railway = crime.get("location_type") == "BTP"
        return int(crime["id"]), (
            _text(crime["persistent_id"]),
            _month(crime["month"]),
            RAILWAY_FORCE if on_railway else force,
            _text(place["longitude"]),
            _text(place["latitude"]),
            _text(place["street"].get("name")),
            _labels().get(crime["category"], _text(crime["category"])),
            _text(outcome.get("category")),
        )
    except NO_CRIME as error:
        raise SourceError(
            f"entry {position} is not a crime as the API gives it ({error!r})",
            file=file.name,
            remedy="Ask the API again",
        ) from error


def _month(value: Any) -> str:
    if not MONTH.fullmatch(value):
        raise ValueError(f"month is {value!r}")
    return str(value)


def _text(value: Any) -> str:
    return "" if value is None else printable(str(value))


def _labels() -> dict[str, str]:
    table = definitions.table("offences/police_uk_crime_types.csv")
    return {row["id"]: row["label"] for row in reversed(table)}
