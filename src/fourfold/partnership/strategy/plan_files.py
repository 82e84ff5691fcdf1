"""A plan as a spreadsheet: which rows it has, and what is wrong with each. Pure."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.utils import get_column_letter

from .models import Action
from .plan_columns import BETWEEN, COLUMNS, LONGEST, NEEDED
from .plan_limits import plan_limits
from .progress import fault_of_weights
from .states import Status

# What a spreadsheet would run; our files put a mark before it.
RUN = ("=", "+", "-", "@", "\t", "\r")
# As people type days, besides the way of files.
BRITISH = "/"


@dataclass(frozen=True, slots=True)
class KnownAction:
    """An action that there is, and what of it a file does not change, as text."""

    key: int
    recommendation: str
    horizon: str
    due_on: str
    status: str


@dataclass(frozen=True, slots=True)
class Known:
    """What rows can name, by what they are called: names are folded.

    horizons : of each, the day on which an action that is added now would be due
    actions : by identifier
    weights : of each recommendation, by the keys of its actions
    """

    recommendations: Mapping[str, int]
    agencies: Mapping[str, int]
    wards: Mapping[str, int]
    horizons: Mapping[str, str]
    actions: Mapping[str, KnownAction]
    weights: Mapping[int, Mapping[int, Decimal | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowError:
    """line : as a spreadsheet counts, its heads being the first

    cell : as a spreadsheet calls it, "D7"; empty where it is of no one cell
    """

    line: int
    column: str
    words: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An action as the file tells it; action_id : None for a new one."""

    line: int
    action_id: int | None
    recommendation_id: int
    horizon: str
    values: Mapping[str, Any]


@dataclass(slots=True)
class PlanFile:
    rows: list[PlanRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)


def read_plan(text: str, known: Known) -> PlanFile:
    """Every row and every fault of it: nothing is left out in silence."""
    found = PlanFile()
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    heads = [each.strip().casefold() for each in next(reader, [])]
    found.errors += _faults_of_heads(heads)
    if found.errors:
        return found
    seen: set[str] = set()
    most = plan_limits().most_rows
    letters = {name: get_column_letter(at) for at, name in enumerate(heads, start=1)}
    for line, cells in enumerate(reader, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(found.rows) + 1 > most:
            found.errors.append(RowError(line, "", f"More than {most} rows"))
            return found
        padded = [*cells, *[""] * (len(heads) - len(cells))]
        told = dict(zip(heads, map(_unmarked, padded), strict=False))
        reading = _Row(line, told, known, seen)
        row = reading.read()
        found.errors += (_in_cell(each, letters) for each in reading.errors)
        if row is not None:
            found.rows.append(row)
    if not found.errors:
        faults = _faults_of_weights(found.rows, known)
        found.errors += (_in_cell(each, letters) for each in faults)
    if not found.rows and not found.errors:
        found.errors.append(RowError(1, "", "There is no row below the heads"))
    return found


def _faults_of_weights(rows: Sequence[PlanRow], known: Known) -> Iterator[RowError]:
    """Of recommendations whose weights the file changes, with what they come to."""
    lines: dict[int, int] = {}
    after: dict[int, dict[int, Decimal | None]] = {}
    for row in rows:
        there = known.weights.get(row.recommendation_id, {})
        own = after.setdefault(row.recommendation_id, dict(there))
        # A new action has no key yet: its line is no other's.
        own[row.action_id or -row.line] = row.values["weight"]
        lines[row.recommendation_id] = row.line
    for recommendation_id, weights in after.items():
        fault = fault_of_weights(weights.values())
        if fault and weights != known.weights.get(recommendation_id, {}):
            yield RowError(lines[recommendation_id], "weight", fault)


def _in_cell(error: RowError, letters: Mapping[str, str]) -> RowError:
    letter = letters.get(error.column)
    return replace(error, cell=f"{letter}{error.line}") if letter else error


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
    text = cell.strip()
    if text.startswith("'") and text[1:2] in RUN and text[1:]:
        return text[1:]
    return text


class _Row:
    """Reads one row, and keeps what is wrong with it."""

    def __init__(
        self, line: int, told: Mapping[str, str], known: Known, *more: set[str]
    ) -> None:
        self.line, self.told, self.known = line, told, known
        (self.seen,) = more
        self.errors: list[RowError] = []

    def read(self) -> PlanRow | None:
        for name in NEEDED:
            if not self.told[name]:
                self._wrong(name, "This is empty")
        for name, longest in LONGEST.items():
            if len(self.told.get(name, "")) > longest:
                self._wrong(name, f"This is longer than {longest} letters")
        recommendation = self._one("recommendation_number", self.known.recommendations)
        lead = self._one("lead_agency", self.known.agencies)
        values = {
            "title": self.told["action"],
            "text": self.told.get("text", ""),
            "owner_post": self.told["owner_post"],
            "lead_agency_id": lead,
            "supporting_ids": self._several("supporting_agencies", self.known.agencies),
            "ward_ids": self._several("wards", self.known.wards),
            "weight": self._weight(),
        }
        action_id, horizon = self._action(), self._horizon()
        if self.errors or recommendation is None:
            return None
        return PlanRow(self.line, action_id, recommendation, horizon, values)

    def _wrong(self, column: str, words: str) -> None:
        self.errors.append(RowError(self.line, column, words))

    def _one(self, column: str, names: Mapping[str, int]) -> int | None:
        said = self.told[column]
        if said and said.casefold() not in names:
            self._wrong(column, f"There is no “{said}”")
        return names.get(said.casefold())

    def _several(self, column: str, names: Mapping[str, int]) -> list[int]:
        said = [each.strip() for each in self.told.get(column, "").split(BETWEEN)]
        for each in filter(None, said):
            if each.casefold() not in names:
                self._wrong(column, f"There is no “{each}”")
        return [names[n.casefold()] for n in said if n.casefold() in names]

    def _weight(self) -> Decimal | None:
        said = self.told.get("weight", "")
        if not said:
            return None
        try:
            weight = Decimal(said)
        except InvalidOperation:
            weight = Decimal(0)
        exact = weight.is_finite() and weight == round(weight, 4)
        if not exact or not 0 < weight <= 1:
            self._wrong("weight", "It must be a part of 1, such as 0.25")
            return None
        return weight

    def _horizon(self) -> str:
        said = self.told["horizon"].casefold()
        if said and said not in self.known.horizons:
            self._wrong("horizon", f"There is no “{said}”")
        return said

    def _action(self) -> int | None:
        said = self.told.get("id", "").casefold()
        if not said:
            self._of_a_new_one()
            return None
        if said not in self.known.actions:
            self._wrong("id", "This strategy has no such action. Leave it empty to add")
            return None
        if said in self.seen:
            self._wrong("id", "Another row has it already")
        self.seen.add(said)
        action = self.known.actions[said]
        self._same("recommendation_number", action.recommendation)
        self._same("horizon", action.horizon)
        self._same("due_on", action.due_on)
        self._same("status", action.status)
        return action.key

    def _same(self, column: str, before: str) -> None:
        """What was promised, and how far it is, is not changed by a file."""
        said = self.told.get(column, "")
        if said and _day(said).casefold() not in (before, _label(before)):
            elsewhere = ". Change it in the table of actions"
            remedy = elsewhere if column in ("due_on", "status") else ""
            self._wrong(column, f"It is {before}, and cannot be changed here{remedy}")

    def _of_a_new_one(self) -> None:
        due = self.known.horizons.get(self.told["horizon"].casefold(), "")
        if _day(self.told.get("due_on", "")) not in ("", due):
            self._wrong("due_on", f"Leave it empty: by its horizon it is due {due}")
        begins = Status.NOT_STARTED.value
        if self.told.get("status", "").casefold() not in ("", begins, _label(begins)):
            self._wrong("status", "An action that is added is not started")


def _day(said: str) -> str:
    """A day as files write it, where it was written as people do; else as it was."""
    parts = said.split(BRITISH)
    if len(parts) != len(("day", "month", "year")):
        return said
    try:
        day, month, year = map(int, parts)
        return date(year, month, day).isoformat()
    except ValueError:
        return said


def _label(word: str) -> str:
    """Of a word of a status, how pages write it; of another, itself."""
    found = [each.label for each in Status if each.value == word]
    return str(found[0] if found else word).casefold()


def differs(action: Action, row: PlanRow) -> bool:
    """Whether a row says something else than there is."""
    values = dict(row.values)
    helping = set(values.pop("supporting_ids")) - {values["lead_agency_id"]}
    wards = set(values.pop("ward_ids"))
    if helping != {each.agency_id for each in action.supports.all()}:
        return True
    if wards != {each.ward_id for each in action.wards.all()}:
        return True
    return any(getattr(action, name) != value for name, value in values.items())
