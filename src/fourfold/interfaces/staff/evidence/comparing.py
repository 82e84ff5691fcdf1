"""Two editions side by side: which figures appear, go and change, and by how much."""

import csv
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.partnership.assessments import policies, queries
from fourfold.partnership.assessments.comparing import (
    Compared,
    Fate,
    chosen,
    compare,
)
from fourfold.partnership.assessments.contents import whole_assessment
from fourfold.partnership.assessments.files import DamagedError
from fourfold.partnership.assessments.models import Edition

from .editions import found_or_404, trail_to

SHOWN = [
    ("", "All that differ"),
    ("changed", "Changed"),
    ("beyond", "Changed beyond the interval before"),
    ("appeared", "Appeared"),
    ("gone", "Gone"),
]
COPIED = ("figure", "fate", "before", "now", "difference", "unit", "lower", "upper")
FATES = {Fate.CHANGED: "Changed", Fate.APPEARED: "Appeared", Fate.GONE: "Gone"}


class CompareForm(forms.Form):
    other = forms.ChoiceField(label="Compare with", required=False)
    show = forms.ChoiceField(choices=SHOWN, required=False)
    text = forms.CharField(label="Words or area", required=False, max_length=100)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two editions, what of them differs, and what of that was asked for."""

    edition: Edition
    other: Edition | None
    found: tuple[Compared, ...]
    asked: list[Compared]
    form: CompareForm


@for_staff(policies.may_see_editions)
def comparison(request: Request, public_id: UUID) -> HttpResponse:
    pair = _pair(request, public_id)
    page = page_of(request.GET, pair.asked)
    return render(
        request,
        "staff/evidence/compare.html",
        {
            "trail": trail_to(pair.edition),
            "edition": pair.edition,
            "other": pair.other,
            "filter": pair.form,
            "summary": _summary(pair.found),
            "table": _table(page.rows),
            "page": page,
            "copy": reverse("staff:edition-compare-copy", args=[public_id]),
        },
    )


@for_staff(policies.may_see_editions)
def copy(request: Request, public_id: UUID) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    pair = _pair(request, public_id)
    name = f"{pair.edition.slug}-compared.csv"
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    rows = csv.writer(answer)
    rows.writerow(COPIED)
    for each in pair.asked:
        cells = (
            each.name,
            each.fate,
            each.before,
            each.now,
            each.difference,
            each.unit,
            each.lower,
            each.upper,
        )
        rows.writerow([safe_cell(cell) for cell in cells])
    return answer


def _pair(request: Request, public_id: UUID) -> Pair:
    edition = found_or_404(public_id)
    others = list(queries.others_to_compare(edition))
    standing = queries.standing_for(edition)
    choice = standing or next(iter(others), None)
    form = CompareForm(request.GET)
    form.fields["other"].choices = [  # type: ignore[attr-defined]
        ("", choice.slug if choice else "No other edition"),
        *((str(each.public_id), each.slug) for each in others if each != choice),
    ]
    wanted = form.cleaned_data if form.is_valid() else {}
    if wanted.get("other"):
        choice = next(e for e in others if str(e.public_id) == wanted["other"])
    found = _compared(choice, edition) if choice else ()
    asked = chosen(found, show=wanted.get("show", ""), text=wanted.get("text", ""))
    return Pair(edition, choice, found, asked, form)


def _compared(before: Edition, now: Edition) -> tuple[Compared, ...]:
    """Raises Http404 where a file is not as it was made: it is shown to nobody."""
    try:
        return compare(whole_assessment(before), whole_assessment(now))
    except DamagedError:
        raise Http404 from None


def _summary(found: tuple[Compared, ...]) -> str:
    if not found:
        return "No figure differs."
    counts = {fate: sum(each.fate == fate for each in found) for fate in Fate}
    beyond = sum(bool(each.is_beyond) for each in found)
    return (
        f"{counts[Fate.CHANGED]:,} figures changed, {beyond:,} of them beyond their"
        f" interval before; {counts[Fate.APPEARED]:,} appeared,"
        f" {counts[Fate.GONE]:,} are gone."
    )


def _table(rows: list[Compared]) -> Table:
    return Table(
        caption="Figures that differ",
        columns=[
            Column("Figure"),
            Column("Before", numeric=True),
            Column("Now", numeric=True),
            Column("Difference", numeric=True),
            Column("Beyond the interval before"),
        ],
        rows=[
            [
                Cell(each.name, hint=each.sentence),
                _number(each.before),
                _number(each.now),
                _difference(each),
                _beyond(each),
            ]
            for each in rows
        ],
        empty="No figure is like that.",
    )


def _number(value: float | None) -> str:
    if value is None:
        return "Not known"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def _difference(each: Compared) -> str:
    difference = each.difference
    if difference is None:
        return FATES[each.fate]
    whole = difference == int(difference)
    return f"{difference:+,.0f}" if whole else f"{difference:+,.4g}"


def _beyond(each: Compared) -> Cell:
    if each.is_beyond is None:
        return Cell("No interval" if each.fate == Fate.CHANGED else "")
    return Cell("Beyond", tag="orange") if each.is_beyond else Cell("Within")
