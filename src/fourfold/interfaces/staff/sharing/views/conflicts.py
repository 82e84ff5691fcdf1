"""Conflicts of interest: declared by oneself, and seen by reviewers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.sharing.forms import DeclareForm
from fourfold.interfaces.staff.sharing.showing import kind_in_words
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import policies, queries, services
from fourfold.partnership.sharing.models import Conflict


@for_staff(policies.may_review_break_glass)
def conflicts(request: Request) -> HttpResponse:
    """All but the reader's own: nobody learns by it that there is a record."""
    others = queries.standing_conflicts().exclude(person=request.actor.person_id or 0)
    page = page_of(request.GET, others)
    rows = [
        {"conflict": conflict, "kind": kind_in_words(conflict.record_kind)}
        for conflict in page.rows
    ]
    context = {"rows": rows, "page": page}
    return render(request, "staff/sharing/conflicts.html", context)


@for_staff(policies.may_see_agreements)
def declare(request: Request) -> HttpResponse:
    form = bound(DeclareForm, request)
    if done(form, services.declare_conflict, by=request.actor):
        messages.success(
            request, "It is noted. If there is such a record, it is closed to you."
        )
        return redirect("staff:home")
    return form_page(
        request,
        form,
        title="Say that you know somebody in a record",
        intro="The record is then closed to you, in an emergency too. Only its own "
        "people or an information governance officer can undo that.",
        button="Close it to me",
        back=reverse("staff:home"),
    )


@for_staff(policies.may_review_break_glass, fresh=True)
@require_POST
def lift(request: Request, conflict_id: int) -> HttpResponse:
    found = get_object_or_404(Conflict, pk=conflict_id)
    try:
        services.lift_conflict(by=request.actor, conflict_id=found.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{found.person} can be let in again.")
    return redirect("staff:conflicts")
