"""A whole plan is taken away as a spreadsheet, and written from one."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound
from fourfold.interfaces.components.receiving import takes_files, was_too_much
from fourfold.interfaces.staff.strategy.acting import saved, there
from fourfold.interfaces.staff.strategy.addresses import trail_into
from fourfold.interfaces.staff.strategy.plan_forms import (
    MOST_BYTES,
    ApplyForm,
    PlanForm,
)
from fourfold.interfaces.staff.strategy.plan_showing import error_table, preview_table
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.models import Strategy
from fourfold.partnership.strategy.plan_columns import COLUMNS
from fourfold.partnership.strategy.plan_files import read_plan
from fourfold.partnership.strategy.plan_template import plan_book

BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IMPORT, LOOK = "staff/strategy/plan_import.html", "staff/strategy/plan_look.html"


@for_staff(policies.may_see_desk)
@require_safe
def export(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.strategy_by_id(public_id))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.csv"'
    # Without it, spreadsheets of Windows take UTF-8 for something else.
    answer.write("\ufeff")
    writer = csv.writer(answer)
    writer.writerow(COLUMNS)
    for row in queries.plan_rows(found):
        writer.writerow([safe_cell(row[column]) for column in COLUMNS])
    return answer


@for_staff(policies.may_see_desk)
@require_safe
def export_book(request: Request, public_id: UUID) -> HttpResponse:
    """The same as a workbook, with its columns explained: the template as well."""
    found = there(queries.strategy_by_id(public_id))
    content = plan_book(queries.plan_rows(found), queries.offered_to(found))
    answer = HttpResponse(content, content_type=BOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.xlsx"'
    return answer


@for_staff(policies.may_manage)
@takes_files(MOST_BYTES)
def send(request: Request, public_id: UUID) -> HttpResponse:
    """First what the file would do is shown; nothing is written yet."""
    found = there(queries.strategy_by_id(public_id))
    form = PlanForm()
    if request.method == "POST":
        form = PlanForm(request.POST, request.FILES)
        is_valid = form.is_valid()
        if was_too_much(request):
            form.errors.pop("file", None)
            form.add_error("file", "The file is larger than 1 MB. Send fewer rows.")
        elif is_valid:
            return _look(request, found, form.cleaned_data["text"])
    context = {"trail": trail_into(found), "strategy": found, "form": form}
    return render(request, IMPORT, context)


@for_staff(policies.may_manage)
@require_POST
def apply(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.strategy_by_id(public_id))
    form = bound(ApplyForm, request)
    if not form.is_valid():
        return _look(request, found, request.POST.get("text", ""), form=form)
    said = form.cleaned_data
    plan = read_plan(said.pop("text"), queries.known_to(found))
    if plan.errors:
        return _look(request, found, request.POST["text"])
    try:
        told = services.apply_plan(
            by=request.actor, strategy_id=found.pk, rows=plan.rows, **said
        )
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return _look(request, found, request.POST["text"], form=form)
    if told.written is None:
        return saved(
            request, "The file says what there is. Nothing was changed.", found
        )
    words = (
        f"{told.added} added, {told.changed} changed, {told.unchanged} as they were."
    )
    messages.success(request, words)
    return redirect("staff:strategy-import", told.written.public_id)


def _look(
    request: Request, found: Strategy, text: str, *, form: Any = None
) -> HttpResponse:
    plan = read_plan(text, queries.known_to(found))
    context: dict[str, Any] = {"trail": trail_into(found), "strategy": found}
    if plan.errors:
        context["form"] = PlanForm(initial={"text": text})
        context["errors"] = error_table(plan.errors)
        return render(request, IMPORT, context)
    keys = [each.action_id for each in plan.rows if each.action_id is not None]
    newest = queries.newest_change_of_all()
    if form is None:
        form = ApplyForm(initial={"text": text, "seen": newest})
    else:
        # What is looked at now is what there is now.
        form.data = {**form.data.dict(), "seen": str(newest)}
    context["table"] = preview_table(plan.rows, queries.actions_by_key(keys))
    context["form"] = form
    return render(request, LOOK, context)
