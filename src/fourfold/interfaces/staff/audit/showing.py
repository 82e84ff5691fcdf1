"""Entries in words: the trail holds numbers, a reader wants names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import full_words
from fourfold.partnership.accounts.queries import names_of
from fourfold.partnership.audit.actions import title_of
from fourfold.partnership.audit.models import Entry

PERSON = "person "
COLUMNS = (
    Column("When"),
    Column("Who"),
    Column("What"),
    Column("About"),
    Column("Purpose"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the people and agencies of some entries are called."""

    known: Mapping[str, str]

    def doer(self, entry: Entry) -> str:
        number = entry.doer.removeprefix(PERSON)
        return self.known.get(number, entry.doer)

    def agency(self, entry: Entry) -> str:
        return self.known.get(entry.agency, entry.agency)

    def target(self, entry: Entry) -> str:
        return self.known.get(entry.target, entry.target)


def names_in(entries: Iterable[Entry]) -> Names:
    """One look-up for all of them."""
    numbers = {
        number
        for entry in entries
        for number in (entry.doer.removeprefix(PERSON), entry.agency, entry.target)
        if number
    }
    return Names(names_of(numbers))


def table_of(entries: list[Entry]) -> Table:
    names = names_in(entries)
    return Table(
        caption="Entries, newest first",
        columns=COLUMNS,
        rows=[_row(entry, names) for entry in entries],
        caption_is_hidden=True,
    )


def lines_of(entry: Entry) -> list[Line]:
    """All of an entry, in the order in which it goes into its code."""
    names = names_in([entry])
    details = ", ".join(f"{name}: {value}" for name, value in entry.details.items())
    kind = kind_of(entry)
    return [
        Line("Number", entry.seq),
        Line("When", full_words(when(entry))),
        Line("Who", names.doer(entry)),
        Line("For which agency", names.agency(entry) or "None"),
        Line("What", title_of(entry.action)),
        Line("Name of the act", entry.action),
        Line("About", f"{kind} {names.target(entry)}".strip() or "Nothing by itself"),
        Line("Reference", entry.target or "None"),
        Line("Purpose", entry.purpose or "None given"),
        Line("Details", details or "None"),
        Line("Code", entry.code),
    ]


def when(entry: Entry) -> datetime:
    return datetime.fromisoformat(entry.at)


def kind_of(entry: Entry) -> str:
    """The kind of record an entry is about, in words."""
    if not entry.target_kind:
        return ""
    try:
        model = apps.get_model(entry.target_kind)
    except LookupError:
        # Of a part that is no longer there; its entries stay.
        return entry.target_kind
    name = str(model._meta.verbose_name)
    return f"{name[:1].upper()}{name[1:]}"


def _row(entry: Entry, names: Names) -> list[object]:
    address = reverse("staff:audit-entry", args=[entry.seq])
    kind = kind_of(entry)
    return [
        Cell(full_words(when(entry)), href=address),
        Cell(names.doer(entry), hint=names.agency(entry)),
        title_of(entry.action),
        Cell(names.target(entry), hint=kind) if kind else "",
        entry.purpose,
    ]
