"""What a board needs to see, from the plain data of a pack, as tables of a page.

Frozen or not, it is laid out by the same words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from .histories import FIELDS, MADE, said
from .listing import Cell, Column, Table
from .marking import english, filled
from .promised_tables import late_cell
from .words import day_words

Json = dict[str, Any]
# Of a thing, its kind and its name: where its page is.
PageOf = Callable[[str, str], str]

GROUPS = {
    "late": _("Late"),
    "at-risk": _("At risk"),
    "pledges": _("Pledges not kept"),
    "reviews": _("Reviews overdue"),
    "duties": _("Duties of the law not shown"),
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
    decide = ngettext(
        "%(number)d thing needs a decision.",
        "%(number)d things need a decision.",
        number,
    )
    late = ngettext(
        "Of %(count)d action, %(late)d late on %(day)s.",
        "Of %(count)d actions, %(late)d late on %(day)s.",
        told["actions"],
    )
    values = {
        "number": number,
        "count": told["actions"],
        "late": told["late"],
        "day": day_words(date.fromisoformat(told["as_at"])),
    }
    return f"{decide % values} {late % values}"


def _since(since: str | None) -> str:
    if since is None:
        return gettext("This is the first pack, so it tells of everything.")
    when = timezone.localtime(datetime.fromisoformat(since))
    return gettext("Since the last pack, of %(day)s.") % {"day": day_words(when)}


def _group(group: Json, page: PageOf) -> Table:
    count = len(group["items"])
    return Table(
        caption=f"{GROUPS[group['name']]} ({count})",
        columns=[
            Column(_("What")),
            Column(_("Whose")),
            Column(pgettext("heading", "Why")),
        ],
        rows=[
            [
                Cell(english(each["title"]), href=page(each["kind"], each["id"])),
                english(each["whose"]),
                english(each["why"]),
            ]
            for each in group["items"][:MOST]
        ],
    )


def _domains(domains: list[Json], page: PageOf) -> Table:
    return Table(
        caption=_("Each domain"),
        columns=[Column(_("Domain")), Column(_("Done")), Column(_("Late"))],
        rows=[
            [
                Cell(
                    english(f"{each['number']}. {each['title']}"),
                    href=page("domain", each["slug"]),
                ),
                Cell(each["percent"], hint=english(each["formula"])),
                late_cell(each["late"]),
            ]
            for each in domains
        ],
        empty=_("No action is promised yet."),
    )


def _changes(changes: list[Json], page: PageOf) -> Table:
    return Table(
        caption=_("What changed"),
        caption_is_hidden=True,
        columns=[Column(_("What")), Column(_("How")), Column(_("Who"))],
        rows=[_change(each, page) for each in changes],
        empty=_("Nothing changed."),
    )


def _change(each: Json, page: PageOf) -> list[object]:
    field = each["field"]
    made = MADE.get(each["kind"], _("New"))
    what = FIELDS.get(field, _("Changed")) if field else made
    now = said(field, each["new"])
    when = timezone.localtime(datetime.fromisoformat(each["at"]))
    return [
        Cell(english(each["title"]), href=page(each["kind"], each["id"])),
        Cell(
            filled("{what}: {now}", what=what, now=now) if now else what,
            hint=english(each["reason"]),
        ),
        Cell(english(each["by"]), hint=day_words(when)),
    ]
