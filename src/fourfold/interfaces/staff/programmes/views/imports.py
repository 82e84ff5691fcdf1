"""Returns of a service are taken away as a spreadsheet, and filed from one."""

import csv
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.receiving import takes_files, was_too_much
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.staff.programmes.acting import (
    saved,
    service_for,
    to_file_for,
)
from fourfold.interfaces.staff.programmes.addresses import trail_into
from fourfold.interfaces.staff.strategy.plan_forms import MOST_BYTES, PlanForm
from fourfold.interfaces.staff.strategy.plan_showing import error_table
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import policies, queries, services
from fourfold.partnership.programmes.models import Service
from fourfold.partnership.programmes.return_files import (
    COLUMNS,
    ReturnRow,
    read_returns,
)
from fourfold.partnership.strategy.keeping import number

SEND, LOOK = "staff/programmes/returns_send.html", "staff/programmes/returns_look.html"


class WriteForm(forms.Form):
    """The rows that were looked at."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput, max_length=MOST_BYTES)


@for_staff(policies.may_come_in)
@require_safe
def export(request: Request, public_id: UUID) -> HttpResponse:
    """Every period that is over, with its return; those without are to be filled in."""
    found = service_for(request, public_id)
    rows = queries.return_rows(found, timezone.localdate())
    services.note_export(by=request.actor, service_id=found.pk, count=len(rows))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="returns.csv"'
    # Without it, spreadsheets of Windows take UTF-8 for something else.
    answer.write("\ufeff")
    writer = csv.writer(answer)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([safe_cell(row[column]) for column in COLUMNS])
    return answer


@for_staff(policies.may_come_in)
@takes_files(MOST_BYTES)
def send(request: Request, public_id: UUID) -> HttpResponse:
    """First what the file would do is shown; nothing is written yet."""
    found = to_file_for(request, service_for(request, public_id))
    form = PlanForm()
    if request.method == "POST":
        form = PlanForm(request.POST, request.FILES)
        is_valid = form.is_valid()
        if was_too_much(request):
            form.errors.pop("file", None)
            form.add_error("file", "The file is larger than 1 MB. Send fewer rows.")
        elif is_valid:
            return _look(request, found, form.cleaned_data["text"])
    return _page(request, found, SEND, form=form)


@for_staff(policies.may_come_in)
@require_POST
def write(request: Request, public_id: UUID) -> HttpResponse:
    found = to_file_for(request, service_for(request, public_id))
    form = bound(WriteForm, request)
    text = request.POST.get("text", "")
    read = read_returns(text, queries.known_to(found, timezone.localdate()))
    if not form.is_valid() or read.errors:
        return _look(request, found, text)
    try:
        told = services.file_returns(by=request.actor, rows=read.rows)
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return _look(request, found, text, form=form)
    done = f"{told.filed} filed, {told.corrected} corrected"
    words = f"{done}, {told.unchanged} as they were."
    return saved(request, words, found)


def _look(
    request: Request, found: Service, text: str, *, form: Any = None
) -> HttpResponse:
    today = timezone.localdate()
    read = read_returns(text, queries.known_to(found, today))
    if read.errors:
        again = PlanForm(initial={"text": text})
        errors = error_table(read.errors)
        return _page(request, found, SEND, form=again, errors=errors)
    before = {
        (row["measure_id"], row["first"]): row["value"]
        for row in queries.return_rows(found, today)
    }
    ids = {kpi.pk: str(kpi.public_id) for kpi in found.kpis.all()}
    table = Table(
        caption="What it would do",
        columns=[
            Column("Row"),
            Column("Measure"),
            Column("Period from"),
            Column("Value"),
            Column("What happens"),
        ],
        rows=[
            _row(each, before.get((ids[each.kpi_id], each.first.isoformat()), ""))
            for each in read.rows
        ],
    )
    form = form or WriteForm(initial={"text": text})
    return _page(request, found, LOOK, form=form, table=table)


def _row(row: ReturnRow, before: str) -> list[object]:
    if not before:
        what = Cell("Filed", tag="green")
    elif before == f"{row.value.normalize():f}":
        what = Cell("Stays as it is", tag="grey")
    else:
        what = Cell("Corrected", tag="blue", hint=f"Before: {before}")
    return [str(row.line), row.title, day_words(row.first), number(row.value), what]


def _page(
    request: Request, found: Service, template: str, **context: Any
) -> HttpResponse:
    sees_all = policies.may_see_all(request.actor)
    context["trail"] = trail_into(found, sees_all=sees_all)
    return render(request, template, {"service": found, **context})
