"""An answer on its way: collected, put forward, released or refused, and copied."""

import uuid

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fourfold.interfaces.components.access import Request
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.staff.information_rights.copying import zipped
from fourfold.interfaces.staff.information_rights.finding import (
    acted,
    confirmed_handlers,
    found,
    handlers,
    opened,
    trail,
)
from fourfold.interfaces.staff.information_rights.forms import ReasonForm
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights import policies, services


@handlers
@require_POST
def gather(request: Request, public_id: uuid.UUID) -> HttpResponse:
    return acted(
        request,
        public_id,
        service=services.collect,
        said="What is held here is collected. Look elsewhere too: paper, mail, files.",
    )


@handlers
@require_POST
def begin(request: Request, public_id: uuid.UUID) -> HttpResponse:
    said = "Now decide on each thing."
    return acted(request, public_id, service=services.begin_redaction, said=said)


@handlers
@require_POST
def put_forward(request: Request, public_id: uuid.UUID) -> HttpResponse:
    return acted(
        request,
        public_id,
        service=services.submit,
        said="The answer awaits release by a colleague whom you have let in.",
    )


@handlers
@require_POST
def back(request: Request, public_id: uuid.UUID) -> HttpResponse:
    said = "The answer went back to be decided again."
    return acted(request, public_id, service=services.send_back, said=said)


@confirmed_handlers
def let_go(request: Request, public_id: uuid.UUID) -> HttpResponse:
    asked = opened(request, public_id)
    if request.method == "POST":
        said = "The answer is released. Take a copy, and hand it over safely."
        return acted(request, public_id, service=services.release, said=said)
    context = {
        "trail": trail(asked),
        "asked": asked,
        "may_release": policies.may_release(request.actor, asked),
        "counts": asked.items.values("decision").annotate(count=Count("pk")),
    }
    return render(request, "staff/information_rights/release.html", context)


@confirmed_handlers
def turn_down(request: Request, public_id: uuid.UUID) -> HttpResponse:
    asked = found(request, public_id)
    form = bound(ReasonForm, request, of="refusal")
    if done(form, services.refuse, by=request.actor, request_id=asked.pk):
        messages.success(
            request,
            "The request is closed. Tell them why, and of their right to complain.",
        )
        return redirect("staff:request", public_id)
    context = {
        "trail": trail(asked),
        "title": f"Close {asked} without a copy",
        "warning": "This cannot be undone. You must tell them why, and that they can"
        " complain to the Information Commissioner.",
        "form": form,
        "button": "Close the request",
        "kind": "warning",
        "back": reverse("staff:request", args=[public_id]),
    }
    return render(request, "staff/form_page.html", context)


@confirmed_handlers
@require_safe
def copy(request: Request, public_id: uuid.UUID) -> HttpResponse:
    """What was released, as a file: made now, in memory, and kept nowhere."""
    asked = found(request, public_id)
    try:
        disclosure = services.take_copy(by=request.actor, request_id=asked.pk)
    except RefusedError:
        raise Http404 from None
    response = HttpResponse(zipped(disclosure), content_type="application/zip")
    name = f"{disclosure.reference}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
