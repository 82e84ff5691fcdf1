"""A copy of entries, written as they are read: never all in memory."""

import csv
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.partnership.audit.actions import title_of
from fourfold.partnership.audit.models import Entry

from .showing import Names, names_in

AT_ONCE = 500
COLUMNS = (
    "seq",
    "at",
    "doer",
    "doer_name",
    "agency",
    "agency_name",
    "action",
    "title",
    "target_kind",
    "target",
    "target_name",
    "purpose",
    "details",
    "code",
)


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(entries: Iterator[Entry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for entry, names in _named(entries):
        row = _row(entry, names)
        row["details"] = json.dumps(entry.details, ensure_ascii=False)
        yield writer.writerow([safe_cell(row[column]) for column in COLUMNS])


def as_json(entries: Iterator[Entry]) -> Iterator[str]:
    """An array, an entry a line."""
    yield "["
    between = "\n"
    for entry, names in _named(entries):
        yield between + json.dumps(_row(entry, names), ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"


def _named(entries: Iterator[Entry]) -> Iterator[tuple[Entry, Names]]:
    """With a look-up of names for each piece."""
    while piece := list(islice(entries, AT_ONCE)):
        names = names_in(piece)
        for entry in piece:
            yield entry, names


def _row(entry: Entry, names: Names) -> dict[str, Any]:
    named = {
        "doer_name": names.doer(entry),
        "agency_name": names.agency(entry),
        "title": title_of(entry.action),
        "target_name": names.target(entry),
    }
    return {
        column: named[column] if column in named else getattr(entry, column)
        for column in COLUMNS
    }
