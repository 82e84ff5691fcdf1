"""The request that an address names, for whoever may know of it."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.information_rights.policies import (
    may_handle,
    may_handle_requests,
)
from fourfold.partnership.information_rights.queries import requests_for
from fourfold.partnership.sharing.queries import open_record

Service = Callable[..., SubjectAccessRequest]

# Whoever may not handle requests is not told that there is one.
handlers = for_staff(may_handle_requests, hidden=True)
confirmed_handlers = for_staff(may_handle_requests, hidden=True, fresh=True)


def found(request: Request, public_id: uuid.UUID) -> SubjectAccessRequest:
    """For a form that shows nothing of it but its reference."""
    return _theirs(
        request, requests_for(request.actor).filter(public_id=public_id).first()
    )


def opened(request: Request, public_id: uuid.UUID) -> SubjectAccessRequest:
    """For a page that shows what is in it: that they saw it is noted."""
    _theirs(request, requests_for(request.actor).filter(public_id=public_id).first())
    return open_record(SubjectAccessRequest, public_id, request.actor)


def _theirs(
    request: Request, asked: SubjectAccessRequest | None
) -> SubjectAccessRequest:
    if asked is None or not may_handle(request.actor, asked):
        raise Http404
    return asked


def acted(
    request: Request, public_id: uuid.UUID, *, service: Service, said: str
) -> HttpResponse:
    """Have a service done by a button, and go back to the page of the request."""
    asked = found(request, public_id)
    try:
        service(by=request.actor, request_id=asked.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("staff:request", public_id)


def trail(asked: SubjectAccessRequest | None = None) -> list[tuple[str, str]]:
    steps = [("Requests", reverse("staff:requests"))]
    if asked is not None:
        steps.append(
            (asked.reference, reverse("staff:request", args=[asked.public_id]))
        )
    return steps
