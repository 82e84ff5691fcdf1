"""Opening a record in an emergency, by the reference one was given."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words, full_words
from fourfold.interfaces.staff.sharing.forms import GlassForm
from fourfold.interfaces.staff.sharing.showing import (
    glass_page,
    glass_table,
    kind_in_words,
    record_page,
)
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import definitions, policies, queries, services
from fourfold.partnership.sharing.models import BreakGlass


@for_staff(policies.may_break_glass, fresh=True)
def open_by_reference(request: Request) -> HttpResponse:
    form = bound(GlassForm, request)
    if done(form, services.break_glass, by=request.actor, address=glass_page):
        until = full_words(form.result.ends_at)
        messages.success(request, f"The record is open to you until {until}.")
        return redirect(glass_page(form.result))
    rules = definitions.break_glass()
    mine = queries.open_glasses_of(request.actor, at=timezone.now())
    return render(
        request,
        "staff/sharing/glass_open.html",
        {
            "form": form,
            "minutes": int(rules.lasts.total_seconds() // 60),
            "table": glass_table(
                mine,
                caption="Open to you now",
                empty="You have nothing open in this way.",
            ),
        },
    )


@for_staff()
def glass(request: Request, public_id: str) -> HttpResponse:
    found = queries.glass_for(request.actor, public_id)
    if found is None:
        raise Http404
    now = timezone.now()
    is_mine = found.person_id == request.actor.person_id
    reviewable = queries.may_review(request.actor, found) and not found.is_open(now)
    return render(
        request,
        "staff/sharing/glass.html",
        {
            "trail": _trail(request),
            "glass": found,
            "lines": _lines(found),
            "may_close": is_mine and found.is_open(now),
            "record": record_page(found.record_kind, found.record_id)
            if is_mine and found.is_open(now)
            else "",
            "may_review": reviewable and found.reviewed_at is None,
        },
    )


def _lines(glass: BreakGlass) -> list[Line]:
    lines = [
        Line("Who", f"{glass.person}, {glass.agency}"),
        Line("Record", kind_in_words(glass.record_kind)),
        Line("Reference", glass.record_id),
        Line("Belongs to", glass.owner),
        Line("Why", glass.reason),
        Line("Opened", full_words(glass.opened_at)),
        Line("Until", full_words(glass.ends_at)),
    ]
    if glass.reviewed_at is None:
        overdue = glass.is_overdue(timezone.localdate())
        due = f"Due by {day_words(glass.review_due)}"
        lines.append(Line("Review", due, tag="red" if overdue else "yellow"))
    else:
        lines += [
            Line("Reviewed by", glass.reviewed_by),
            Line("Found", glass.get_finding_display()),
        ]
    return lines


def _trail(request: Request) -> list[tuple[str, str]]:
    if policies.may_review_break_glass(request.actor):
        return [("Emergency access", reverse("staff:glass-reviews"))]
    if policies.may_break_glass(request.actor):
        return [("Emergency access", reverse("staff:glass-open"))]
    return []


@for_staff(policies.may_break_glass)
@require_POST
def close(request: Request, public_id: str) -> HttpResponse:
    found = queries.glass_for(request.actor, public_id)
    if found is None or found.person_id != request.actor.person_id:
        raise Http404
    try:
        services.close_glass(by=request.actor, glass_id=found.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The record is closed to you again.")
    return redirect(glass_page(found))
