"""Where published figures do not agree: noted, and settled."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.partnership.figures import policies, queries, services
from fourfold.partnership.figures.models import Figure

from .forms import ConflictForm, SettlingForm


@for_staff(policies.may_record)
def note(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    form = bound(ConflictForm, request, one_id=found.pk)
    if done(form, services.note_conflict, by=request.actor, one_id=found.pk):
        messages.success(request, "Readers are shown both, once both are approved.")
        return redirect("staff:figure", public_id)
    return _page(request, found, form, title="Note that another figure disagrees")


@for_staff(policies.may_record)
def settle(request: Request, public_id: UUID, conflict_id: int) -> HttpResponse:
    found = _found(public_id)
    if conflict_id not in {each.pk for each in queries.conflicts_of(found)}:
        raise Http404
    form = bound(SettlingForm, request)
    given = {"by": request.actor, "conflict_id": conflict_id}
    if done(form, services.settle_conflict, **given):
        messages.success(request, "It is settled. Both figures stay to be seen.")
        return redirect("staff:figure", public_id)
    return _page(request, found, form, title="Say how it was settled")


def _found(public_id: UUID) -> Figure:
    found = queries.figure(public_id)
    if found is None:
        raise Http404
    return found


def _page(request: Request, found: Figure, form: object, *, title: str) -> HttpResponse:
    here = reverse("staff:figure", args=[found.public_id])
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [("Figures", reverse("staff:figures")), (found.what, here)],
            "title": title,
            "form": form,
            "button": "Save",
            "back": here,
        },
    )
