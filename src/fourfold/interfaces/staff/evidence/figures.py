"""Figures that others published: recorded, approved, corrected."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures import policies, queries, services
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.wording import in_words

from .forms import CorrectionForm, FigureForm, FiguresFilter
from .showing import COPIED, copied, correction_rows, figure_lines, figure_state

MOST_COPIED = 10_000


@for_staff(policies.may_see_figures)
def figures(request: Request) -> HttpResponse:
    form = FiguresFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request.GET, queries.figures(**wanted))
    table = Table(
        caption="Figures",
        caption_is_hidden=True,
        columns=[Column("Figure"), Column("State"), Column("Source"), Column("As at")],
        rows=[_row(found) for found in page.rows],
        empty="No figure is like that." if any(wanted.values()) else NONE_YET,
    )
    return render(
        request,
        "staff/evidence/figures.html",
        {
            "filter": form,
            "clear": reverse("staff:figures") if any(wanted.values()) else "",
            "table": table,
            "page": page,
            "may_add": policies.may_record(request.actor),
        },
    )


NONE_YET = (
    "No figure is recorded yet. Record one that somebody published and that you want to"
    " quote, so that it is always said the same way and with its source."
)


def _row(found: Figure) -> list[object]:
    text, colour = figure_state(found)
    return [
        Cell(in_words(found), href=reverse("staff:figure", args=[found.public_id])),
        Cell(text, tag=colour),
        found.source,
        Cell(when=found.as_at),
    ]


@for_staff(policies.may_see_figures)
@require_POST
def copy(request: Request) -> HttpResponse:
    """All figures as a table for a spreadsheet."""
    rows = [copied(found) for found in queries.figures()[:MOST_COPIED]]
    services.note_export(by=request.actor, count=len(rows))
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="figures.csv"'},
    )
    writer = csv.writer(response)
    writer.writerow(COPIED)
    writer.writerows([safe_cell(field) for field in row] for row in rows)
    return response


@for_staff(policies.may_see_figures)
def figure(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    awaits = found.state == Figure.State.RECORDED
    return render(
        request,
        "staff/evidence/figure.html",
        {
            "trail": _trail(),
            "figure": found,
            "words": in_words(found),
            "lines": figure_lines(found),
            "corrections": Table(
                caption="Corrections",
                columns=[
                    Column("When"),
                    Column("What changed"),
                    Column("Why"),
                    Column("By"),
                ],
                rows=correction_rows(queries.corrections_of(found)),
                empty="It was never corrected.",
            ),
            "conflicts": queries.conflicts_of(found),
            "may_approve": awaits and policies.may_approve(request.actor, found),
            "may_correct": policies.may_record(request.actor),
            "is_own": awaits and found.recorded_by_id == request.actor.person_id,
        },
    )


@for_staff(policies.may_record)
def add(request: Request) -> HttpResponse:
    form = bound(FigureForm, request)
    if done(form, services.record_figure, by=request.actor):
        messages.success(request, "The figure is recorded. Another person approves it.")
        return redirect("staff:figure", form.result.public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": _trail(),
            "title": "Record a figure",
            "intro": "A number that somebody published. Numbers that this site works"
            " out itself are in its assessments.",
            "form": form,
            "button": "Record the figure",
            "back": reverse("staff:figures"),
        },
    )


@for_staff(policies.may_approve_some, fresh=True)
@require_POST
def approve(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    try:
        services.approve_figure(by=request.actor, figure_id=found.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The figure is approved.")
    return redirect("staff:figure", public_id)


@for_staff(policies.may_record, fresh=True)
def correct(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    here = reverse("staff:figure", args=[public_id])
    form = bound(CorrectionForm, request, initial=_initial(found))
    given = {"by": request.actor, "figure_id": found.pk}
    if done(form, services.correct_figure, **given):
        messages.success(
            request, "The figure is corrected. Another person approves it anew."
        )
        return redirect("staff:figure", public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [*_trail(), (found.what, here)],
            "title": "Correct the figure",
            "intro": f"At present it says: {in_words(found)}. What it said stays, with"
            " your reason.",
            "form": form,
            "button": "Correct the figure",
            "back": here,
        },
    )


def _found(public_id: UUID) -> Figure:
    found = queries.figure(public_id)
    if found is None:
        raise Http404
    return found


def _initial(found: Figure) -> dict[str, Any]:
    said = {name: getattr(found, name) for name in FigureForm.base_fields}
    value = "" if found.value is None else f"{found.value.normalize():f}"
    return {**said, "value": value, "place": found.place_id}


def _trail() -> list[tuple[str, str]]:
    return [("Figures", reverse("staff:figures"))]
