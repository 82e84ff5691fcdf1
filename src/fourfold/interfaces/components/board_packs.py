"""What a board needs to see, from the plain data of a pack, as tables of a page.

Frozen or not, it is laid out by the same words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from .histories import FIELDS, MADE, said
from .listing import Cell, Column, Table
from .words import day_words

Json = dict[str, Any]
# Of a thing, its kind and its name: where its page is.
PageOf = Callable[[str, str], str]

GROUPS = {
    "late": "Late",
    "at-risk": "At risk",
    "pledges": "Pledges not kept",
    "reviews": "Reviews overdue",
    "duties": "Duties of the law not shown",
}
# More make no page that is read before a meeting; the file has them all.
MOST, MOST_CHANGES = 12, 20


@dataclass(frozen=True, slots=True)
class ShownPack:
    """headline : in a sentence; more : how many more rows than a table shows"""

    headline: str
    since: str
    decide: list[tuple[Table, int]]
    domains: Table
    changes: Table
    more_changes: int


def shown_pack(told: Mapping[str, Any], *, page: PageOf) -> ShownPack:
    changes = told["changes"]
    return ShownPack(
        headline=_headline(told),
        since=_since(told["since"]),
        decide=[
            (_group(group, page), max(len(group["items"]) - MOST, 0))
            for group in told["decide"]
            if group["items"]
        ],
        domains=_domains(told["domains"], page),
        changes=_changes(changes[:MOST_CHANGES], page),
        more_changes=max(len(changes) - MOST_CHANGES, 0),
    )


def _headline(told: Mapping[str, Any]) -> str:
    number = sum(len(group["items"]) for group in told["decide"])
    noun = "thing needs" if number == 1 else "things need"
    day = day_words(date.fromisoformat(told["as_at"]))
    count, late = told["actions"], told["late"]
    return f"{number} {noun} a decision. Of {count} actions, {late} late on {day}."


def _since(since: str | None) -> str:
    if since is None:
        return "This is the first pack, so it tells of everything."
    when = timezone.localtime(datetime.fromisoformat(since))
    return f"Since the last pack, of {day_words(when)}."


def _group(group: Json, page: PageOf) -> Table:
    count = len(group["items"])
    return Table(
        caption=f"{GROUPS[group['name']]} ({count})",
        columns=[Column("What"), Column("Whose"), Column("Why")],
        rows=[
            [
                Cell(each["title"], href=page(each["kind"], each["id"])),
                each["whose"],
                each["why"],
            ]
            for each in group["items"][:MOST]
        ],
    )


def _domains(domains: list[Json], page: PageOf) -> Table:
    return Table(
        caption="Each domain",
        columns=[Column("Domain"), Column("Done"), Column("Late")],
        rows=[
            [
                Cell(
                    f"{each['number']}. {each['title']}",
                    href=page("domain", each["slug"]),
                ),
                Cell(each["percent"], hint=each["formula"]),
                Cell(f"{each['late']} late", tag="red") if each["late"] else "None",
            ]
            for each in domains
        ],
        empty="No action is promised yet.",
    )


def _changes(changes: list[Json], page: PageOf) -> Table:
    return Table(
        caption="What changed",
        caption_is_hidden=True,
        columns=[Column("What"), Column("How"), Column("Who")],
        rows=[_change(each, page) for each in changes],
        empty="Nothing changed.",
    )


def _change(each: Json, page: PageOf) -> list[object]:
    field = each["field"]
    what = FIELDS.get(field, "Changed") if field else MADE.get(each["kind"], "New")
    now = said(field, each["new"])
    when = timezone.localtime(datetime.fromisoformat(each["at"]))
    return [
        Cell(each["title"], href=page(each["kind"], each["id"])),
        Cell(f"{what}: {now}" if now else what, hint=each["reason"]),
        Cell(each["by"], hint=day_words(when)),
    ]
