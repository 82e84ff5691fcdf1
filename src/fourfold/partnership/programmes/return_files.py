"""Returns as a spreadsheet: which rows it has, and what is wrong with each. Pure."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from fourfold.partnership.strategy.plan_files import RUN, RowError

COLUMNS = (
    *("measure_id", "measure", "unit", "target", "first", "last", "due_on"),
    *("value", "source"),
)
NEEDED = ("measure_id", "first", "value", "source")
LONGEST_SOURCE = 300
MOST_VALUE = Decimal(10) ** 12
# More take too long in one go, and nobody reads them through.
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A measure that rows can name. firsts : of its periods that are over"""

    kpi_id: int
    title: str
    is_people: bool
    firsts: frozenset[date]


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A return as the file tells it."""

    line: int
    kpi_id: int
    title: str
    first: date
    value: Decimal
    source: str


@dataclass(slots=True)
class ReturnFile:
    rows: list[ReturnRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)


def read_returns(text: str, known: Mapping[str, Known]) -> ReturnFile:
    """Every row with a value, and every fault: nothing is left out in silence.

    known : measures of the service, by identifier. A row without a value is one that
        is still to be filled in.
    """
    found = ReturnFile()
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    heads = [each.strip().casefold() for each in next(reader, [])]
    found.errors += _faults_of_heads(heads)
    if found.errors:
        return found
    seen: set[tuple[int, date]] = set()
    for line, cells in enumerate(reader, start=2):
        padded = [*map(_unmarked, cells), *[""] * (len(heads) - len(cells))]
        told = dict(zip(heads, padded, strict=False))
        if not told["value"]:
            continue
        if len(found.rows) == MOST_ROWS:
            found.errors.append(RowError(line, "", f"More than {MOST_ROWS} rows"))
            return found
        row = _Row(line, told, known.get(told["measure_id"].casefold()))
        found.rows += row.read(seen)
        found.errors += row.errors
    if not found.rows and not found.errors:
        found.errors.append(RowError(1, "value", "No row has a value"))
    return found


def _faults_of_heads(heads: list[str]) -> Iterator[RowError]:
    for name in NEEDED:
        if name not in heads:
            yield RowError(1, name, "This column is missing")
    for name in heads:
        if name not in COLUMNS:
            yield RowError(1, name, "There is no such column")
        elif heads.count(name) > 1:
            yield RowError(1, name, "This column is there more than once")


def _unmarked(cell: str) -> str:
    """Without the mark that our own files put before what a spreadsheet would run."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(RUN) else text


class _Row:
    """Reads one row, and keeps what is wrong with it."""

    def __init__(self, line: int, told: Mapping[str, str], known: Known | None) -> None:
        self.line, self.told, self.known = line, told, known
        self.errors: list[RowError] = []

    def read(self, seen: set[tuple[int, date]]) -> list[ReturnRow]:
        """The row, or none. seen : measures and periods of rows above, and its own"""
        first, value, source = self._first(), self._value(), self.told["source"]
        if not source:
            self._wrong("source", "This is empty")
        if len(source) > LONGEST_SOURCE:
            self._wrong("source", f"This is longer than {LONGEST_SOURCE} letters")
        if self.known is None:
            self._wrong("measure_id", "This service has no such measure")
        if self.known is None or first is None or value is None or self.errors:
            return []
        key = (self.known.kpi_id, first)
        if key in seen:
            self._wrong("first", "Another row has this measure and period already")
            return []
        seen.add(key)
        made = ReturnRow(self.line, key[0], self.known.title, first, value, source)
        return [made]

    def _wrong(self, column: str, words: str) -> None:
        self.errors.append(RowError(self.line, column, words))

    def _first(self) -> date | None:
        try:
            first = date.fromisoformat(self.told["first"])
        except ValueError:
            self._wrong("first", "It must be a day such as 2026-04-01")
            return None
        if self.known is not None and first not in self.known.firsts:
            self._wrong("first", "No period that is over begins on this day")
        return first

    def _value(self) -> Decimal | None:
        try:
            value = Decimal(self.told["value"].replace(",", ""))
        except InvalidOperation:
            value = Decimal("nan")
        if not value.is_finite() or abs(value) >= MOST_VALUE:
            self._wrong("value", "It must be a number such as 12.5")
            return None
        if value != round(value, 2):
            self._wrong("value", "It has more than two places after the point")
        if self.known is not None and self.known.is_people and not _is_count(value):
            self._wrong("value", "A number of people is a whole number, 0 or more")
        return value


def _is_count(value: Decimal) -> bool:
    return value >= 0 and value == value.to_integral_value()
