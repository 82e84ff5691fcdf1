"""How long things are kept, what came to its end, and what a hold keeps."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.staff.information_rights.forms import HoldForm
from fourfold.interfaces.staff.information_rights.keeping import (
    hold_lines,
    line_table,
    period_table,
    run_table,
)
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights import queries, services
from fourfold.partnership.information_rights.models import LegalHold, RetentionRun
from fourfold.partnership.information_rights.policies import may_manage_retention


@for_staff(may_manage_retention)
def overview(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.runs(), size=10)
    context = {
        "missing": queries.missing_periods(),
        "faulty": queries.faulty_periods(),
        "periods": period_table(),
        "holds": hold_lines(queries.holds()[:100]),
        "runs": run_table(page.rows),
        "page": page,
    }
    return render(request, "staff/information_rights/retention.html", context)


@for_staff(may_manage_retention)
@require_POST
def preview(request: Request) -> HttpResponse:
    made = services.apply_retention(by=request.actor, now=timezone.now(), dry_run=True)
    return redirect("staff:retention-run", made.public_id)


@for_staff(may_manage_retention)
def run(request: Request, public_id: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(RetentionRun, public_id=public_id)
    context = {
        "trail": _trail(),
        "run": found,
        "table": line_table(found),
    }
    return render(request, "staff/information_rights/run.html", context)


@for_staff(may_manage_retention)
def new_hold(request: Request) -> HttpResponse:
    form = bound(HoldForm, request)
    if done(form, services.place_hold, by=request.actor):
        messages.success(request, "The hold is placed. Nothing under it is deleted.")
        return redirect("staff:retention")
    context = {
        "trail": _trail(),
        "title": "Place a hold",
        "intro": "What is under a hold is kept although its time is over, until the"
        " hold is lifted.",
        "form": form,
        "button": "Place the hold",
        "back": reverse("staff:retention"),
    }
    return render(request, "staff/form_page.html", context)


@for_staff(may_manage_retention, fresh=True)
def lift(request: Request, public_id: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(LegalHold, public_id=public_id)
    if request.method == "POST":
        try:
            services.lift_hold(by=request.actor, hold_id=found.pk)
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The hold is lifted.")
        return redirect("staff:retention")
    context = {"trail": _trail(), "hold": found}
    return render(request, "staff/information_rights/lift.html", context)


def _trail() -> list[tuple[str, str]]:
    return [("Retention", reverse("staff:retention"))]
