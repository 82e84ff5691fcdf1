"""Returns: which are awaited, and each filed or put right."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.programme_tables import (
    missing_table,
    period_words,
    service_table,
    target_words,
    value_words,
)
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.staff.programmes.acting import asked, kpi_to_file, saved
from fourfold.interfaces.staff.programmes.addresses import home, page
from fourfold.interfaces.staff.programmes.service_forms import (
    CorrectionForm,
    ReturnForm,
)
from fourfold.partnership.programmes import policies, queries, services
from fourfold.partnership.programmes.models import Kpi
from fourfold.partnership.programmes.returns import Due, dues, late

ROWS = 20


@for_staff(policies.may_come_in)
def awaited(request: Request) -> HttpResponse:
    """What did not come yet: of all services, or of those that the reader provides."""
    today, own = timezone.localdate(), queries.services_for(request.actor)
    found = queries.missing(own, today)
    shown = page_of(request.GET, found, size=ROWS)
    sees_all = policies.may_see_all(request.actor)
    provided = [] if sees_all else queries.with_returns(own)
    context = {
        "trail": home() if sees_all else [],
        "late": len(late(found)),
        "page": shown,
        "table": missing_table(
            shown.rows, page=page, empty="Every return that is due is here."
        ),
        "services": None if sees_all else service_table(provided, today, page=page),
    }
    return render(request, "staff/programmes/returns.html", context)


@for_staff(policies.may_come_in)
def file(request: Request, public_id: UUID, first: str) -> HttpResponse:
    kpi = kpi_to_file(request, public_id)
    due = _due(kpi, first)
    if due.standing is not None:
        return _correct(request, kpi, due)
    form = bound(ReturnForm, request)
    what = {"kpi_id": kpi.pk, "first": due.period.first}
    if done(form, services.file_return, by=request.actor, **what):
        return saved(request, "The return is filed.", kpi.service)
    return asked(
        request,
        form,
        kpi.service,
        title=f"{kpi}, {period_words(due)}",
        intro=f"{target_words(kpi)}. Due on {day_words(due.period.due_on)}. A return "
        "cannot be taken away later; if it is wrong, correct it.",
        button="File the return",
    )


def _correct(request: Request, kpi: Kpi, due: Due) -> HttpResponse:
    form = bound(CorrectionForm, request)
    what = {"kpi_id": kpi.pk, "first": due.period.first}
    if done(form, services.correct_return, by=request.actor, **what):
        return saved(request, "The return is corrected.", kpi.service)
    return asked(
        request,
        form,
        kpi.service,
        title=f"Correct “{kpi}”, {period_words(due)}",
        intro=f"The return says {value_words(due, None)}. It stays to be seen that it "
        "was corrected.",
        button="Correct the return",
    )


def _due(kpi: Kpi, first: str) -> Due:
    """The period that begins on a day; 404 if there is none that is over."""
    try:
        day = date.fromisoformat(first)
    except ValueError:
        raise Http404 from None
    for due in dues(kpi, kpi.returns.all(), timezone.localdate()):
        if due.period.first == day:
            return due
    raise Http404
