"""Who is let into a record, for its own people."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.sharing.forms import (
    ConflictForm,
    LetInForm,
    TakeOutForm,
    TransferForm,
)
from fourfold.interfaces.staff.sharing.showing import (
    access_page,
    kind_in_words,
    member_state,
    record_page,
    role_in_words,
    seen_table,
)
from fourfold.partnership.sharing import definitions, policies, queries, services
from fourfold.partnership.sharing.models import Membership, RestrictedRecord


@for_staff()
def access(request: Request, kind: str, public_id: str) -> HttpResponse:
    record = _kept(request, kind, public_id)
    found = services.read_access_list(by=request.actor, record=record)
    now = timezone.now()
    return render(
        request,
        "staff/sharing/access.html",
        {
            "trail": _trail(record),
            "title": kind_in_words(kind),
            "record": record,
            "kind": kind,
            "members": [
                {
                    "membership": each,
                    "role": role_in_words(each),
                    "purpose": definitions.purposes().get(each.purpose, each.purpose),
                    "state": member_state(each, now),
                }
                for each in found.memberships
            ],
            "seen": seen_table(found.seen),
            "conflicts": found.conflicts,
        },
    )


@for_staff(fresh=True)
def let_in(request: Request, kind: str, public_id: str) -> HttpResponse:
    try:
        record = queries.record_given_out_by(request.actor, kind, public_id)
    except ObjectDoesNotExist:
        raise Http404 from None
    form = bound(LetInForm, request, record=record)
    if done(form, services.let_in, by=request.actor, record=record):
        messages.success(request, f"{form.result.person} is let in.")
        return redirect(_after(request, record))
    return _page(
        request,
        form,
        record,
        title="Let somebody in",
        intro="Only whom this concerns, for as long as they need it. Somebody of "
        "another agency needs an agreement in force, and a power it rests on.",
        button="Let them in",
    )


@for_staff(fresh=True)
def transfer(request: Request, kind: str, public_id: str) -> HttpResponse:
    record = _kept(request, kind, public_id)
    form = bound(TransferForm, request, record=record)
    if done(form, services.transfer_ownership, by=request.actor, record=record):
        messages.success(request, f"The record belongs to {form.result.owner} now.")
        return redirect(_after(request, record))
    return _page(
        request,
        form,
        record,
        title="Give the record to another agency",
        warning="Whoever is let in now stays in only where an agreement between their "
        "agency and the new one covers it.",
        button="Give it to them",
        kind="warning",
    )


@for_staff()
def conflict(request: Request, kind: str, public_id: str) -> HttpResponse:
    record = _kept(request, kind, public_id)
    form = bound(ConflictForm, request, record=record)
    if done(form, services.record_conflict, by=request.actor, record=record):
        messages.success(request, f"{form.result.person} is kept out of it.")
        return redirect(_after(request, record))
    return _page(
        request,
        form,
        record,
        title="Keep somebody out",
        intro="Because they know somebody in it. They are taken out at once, cannot "
        "open it in an emergency, and are not told.",
        button="Keep them out",
    )


@for_staff()
def take_out(request: Request, membership_id: int) -> HttpResponse:
    membership = get_object_or_404(Membership, pk=membership_id)
    record = _kept(request, membership.record_kind, str(membership.record_id))
    form = bound(TakeOutForm, request)
    if done(form, services.take_out, by=request.actor, membership_id=membership.pk):
        messages.success(request, f"{membership.person} is taken out.")
        return redirect(_after(request, record))
    return _page(
        request,
        form,
        record,
        title=f"Take {membership.person} out",
        button="Take them out",
        kind="warning",
    )


@for_staff(policies.may_review_break_glass)
def orphans(request: Request) -> HttpResponse:
    table = Table(
        caption="Records that nobody can read",
        caption_is_hidden=True,
        columns=[Column("Record"), Column("Belongs to"), Column("Reference")],
        rows=[_orphan(record) for record in queries.orphans(request.actor)],
        empty="Every record has somebody who can read it.",
    )
    return render(request, "staff/sharing/orphans.html", {"table": table})


def _orphan(record: RestrictedRecord) -> list[object]:
    kind = record.record_kind()
    address = reverse("staff:record-let-in", args=[kind, record.public_id])
    return [
        Cell(kind_in_words(kind), href=address, hint="Let somebody in"),
        record.owner.name,
        record.public_id,
    ]


def _kept(request: Request, kind: str, public_id: str) -> RestrictedRecord:
    try:
        return queries.record_kept_by(request.actor, kind, public_id)
    except ObjectDoesNotExist:
        raise Http404 from None


def _after(request: Request, record: RestrictedRecord) -> str:
    """The access list, for whoever may still see it."""
    fresh = queries.record_of(record.record_kind(), record.public_id)
    if fresh is not None and queries.keeps(request.actor, fresh):
        return access_page(fresh)
    return reverse("staff:home")


def _trail(record: RestrictedRecord) -> list[tuple[str, str]]:
    kind = record.record_kind()
    own = record_page(kind, record.public_id)
    return [(kind_in_words(kind), own)] if own else []


def _page(
    request: Request, form: Any, record: RestrictedRecord, **words: str
) -> HttpResponse:
    is_own = queries.keeps(request.actor, record)
    back = access_page(record) if is_own else reverse("staff:records-orphaned")
    trail = [*_trail(record), ("Who is let in", back)] if is_own else []
    return form_page(request, form, trail=trail, back=back, **words)
