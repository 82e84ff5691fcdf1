"""A request as it is taken in, and its clock."""

import uuid

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.staff.information_rights.finding import (
    acted,
    found,
    handlers,
    opened,
    trail,
)
from fourfold.interfaces.staff.information_rights.forms import (
    ColleagueForm,
    IdentityForm,
    NewRequestForm,
    ReasonForm,
    RequestFilter,
)
from fourfold.interfaces.staff.information_rights.showing import (
    lines_of,
    request_table,
    tasks_of,
)
from fourfold.partnership.information_rights import policies, services
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.information_rights.queries import (
    colleagues_for,
    requests_for,
)

PAGE = "staff/form_page.html"


@for_staff(policies.may_handle_requests)
def request_list(request: Request) -> HttpResponse:
    form = RequestFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    text, state = asked.get("text", ""), asked.get("state") or "open"
    rows = _filtered(requests_for(request.actor), text, state)
    page = page_of(request.GET, rows)
    context = {
        "form": form,
        "page": page,
        "table": request_table(page.rows),
        "clear": request.path if text or state != "open" else "",
    }
    return render(request, "staff/information_rights/requests.html", context)


def _filtered(
    rows: QuerySet[SubjectAccessRequest], text: str, state: str
) -> QuerySet[SubjectAccessRequest]:
    if text:
        rows = rows.filter(
            Q(subject_name__icontains=text) | Q(reference__icontains=text)
        )
    if state == "open":
        return rows.filter(closed_at=None)
    return rows if state == "all" else rows.filter(state=state)


@for_staff(policies.may_handle_requests)
def new(request: Request) -> HttpResponse:
    form = bound(NewRequestForm, request)
    if done(form, services.record_request, by=request.actor):
        messages.success(request, f"{form.result} is noted. Its clock runs.")
        return redirect("staff:request", form.result.public_id)
    context = {
        "trail": trail(),
        "title": "Note a request",
        "intro": "Somebody may ask in any way, and need not call it a request. Only you"
        " are let into it until you let a colleague in.",
        "form": form,
        "button": "Note the request",
        "back": reverse("staff:requests"),
    }
    return render(request, PAGE, context)


@handlers
def one(request: Request, public_id: uuid.UUID) -> HttpResponse:
    asked = opened(request, public_id)
    undecided = asked.items.filter(decision="undecided").count()
    context = {
        "trail": trail(),
        "asked": asked,
        "lines": lines_of(asked),
        "tasks": tasks_of(asked, undecided),
        "undecided": undecided,
        "items": asked.items.count(),
        "may_release": policies.may_release(request.actor, asked),
    }
    return render(request, "staff/information_rights/request.html", context)


@handlers
@require_POST
def ask(request: Request, public_id: uuid.UUID) -> HttpResponse:
    return acted(
        request,
        public_id,
        service=services.ask_for_identity,
        said="The clock stands until they have proved who they are. Tell them today.",
    )


@handlers
def identity(request: Request, public_id: uuid.UUID) -> HttpResponse:
    asked = found(request, public_id)
    form = bound(IdentityForm, request)
    if done(form, services.prove_identity, by=request.actor, request_id=asked.pk):
        messages.success(request, "They have proved who they are.")
        return redirect("staff:request", public_id)
    context = {
        "title": "They have proved who they are",
        "intro": "Note how, and when. Keep no copy of what they showed.",
        "form": form,
        "button": "Save",
    }
    return _form_page(request, asked, context)


@handlers
def more_time(request: Request, public_id: uuid.UUID) -> HttpResponse:
    asked = found(request, public_id)
    form = bound(ReasonForm, request, of="extension")
    if done(form, services.extend, by=request.actor, request_id=asked.pk):
        messages.success(request, "The time is extended. Tell them today, and why.")
        return redirect("staff:request", public_id)
    context = {
        "title": "Take two more months",
        "intro": "Only if it is needed, and only within the first month. You must tell"
        " them within that month, with the reason.",
        "form": form,
        "button": "Extend the time",
    }
    return _form_page(request, asked, context)


@handlers
def colleague(request: Request, public_id: uuid.UUID) -> HttpResponse:
    asked = found(request, public_id)
    others = colleagues_for(asked, timezone.localdate())
    people = others.exclude(pk=request.actor.person_id or 0)
    form = bound(ColleagueForm, request, people=people)
    if done(form, services.let_colleague_in, by=request.actor, request_id=asked.pk):
        messages.success(request, "They can see the request now.")
        return redirect("staff:request", public_id)
    context = {
        "title": "Let a colleague in",
        "intro": "The answer is released by another than prepared it."
        if people
        else "Nobody else in your agency answers requests. Ask your administrator to"
        " give somebody the role.",
        "form": form,
        "button": "Let them in",
    }
    return _form_page(request, asked, context)


def _form_page(
    request: Request, asked: SubjectAccessRequest, context: dict[str, object]
) -> HttpResponse:
    back = reverse("staff:request", args=[asked.public_id])
    return render(request, PAGE, {"trail": trail(asked), "back": back, **context})
