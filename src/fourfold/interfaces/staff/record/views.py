"""Lists of the record, and each thing of it: added, changed, published, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.components.published_records import state_cell
from fourfold.interfaces.components.record_histories import happened
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.choosing import ReasonForm
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import policies, queries, services

from .acting import asked, kind_named, page, saved, thing_of, trail_to
from .forms import RecordFilter, WithdrawForm, of_row
from .showing import entries, facts
from .things import KINDS

FIRST = "publications"


@for_staff(policies.may_keep_record)
def home(request: Request) -> HttpResponse:
    return redirect("staff:record", FIRST)


@for_staff(policies.may_keep_record)
def things(request: Request, kind: str) -> HttpResponse:
    found = kind_named(kind)
    form = RecordFilter(request.GET)
    said = form.cleaned_data if form.is_valid() else {"text": "", "state": ""}
    is_narrowed = any(said.values())
    shown = page_of(request.GET, found.rows(**said))
    table = Table(
        caption=found.title,
        caption_is_hidden=True,
        columns=[Column("Name"), Column("How it stands")],
        rows=[
            [
                Cell(str(each), href=page(kind, each), hint=facts(each)),
                state_cell(each),
            ]
            for each in shown.rows
        ],
        empty="Nothing is like that."
        if is_narrowed
        else "Nothing is written down yet.",
    )
    context = {
        "found": found,
        "kinds": [(name, each.title, name == kind) for name, each in KINDS.items()],
        "add": reverse("staff:record-add", args=[kind]),
        "filter": form,
        "clear": reverse("staff:record", args=[kind]) if is_narrowed else "",
        "table": table,
        "page": shown,
    }
    return render(request, "staff/record/things.html", context)


@for_staff(policies.may_keep_record)
def add(request: Request, kind: str) -> HttpResponse:
    found = kind_named(kind)
    form = bound(found.form, request)
    if done(form, found.add, by=request.actor):
        words = f"The {found.one} is written down. Nobody else sees it yet."
        return saved(request, words, kind, thing=form.result)
    return form_page(
        request,
        form,
        title=f"Add a {found.one}" if found.one != "event" else "Add an event",
        intro="It is a draft until you publish it.",
        button="Save the draft",
        trail=trail_to(kind),
        back=reverse("staff:record", args=[kind]),
    )


@for_staff(policies.may_keep_record)
def thing(request: Request, kind: str, public_id: UUID) -> HttpResponse:
    row, found = thing_of(kind, public_id), kind_named(kind)
    history = [happened(each) for each in queries.history(row.public_id)]
    address = [kind, row.public_id]
    acts = [
        (part.act, reverse("staff:record-part", args=[*address, name]))
        for name, part in found.parts.items()
    ]
    if kind == FIRST:
        add_version = reverse("staff:record-version", args=[row.public_id])
        acts.insert(0, ("Add a version", add_version))
    context = {
        "trail": trail_to(kind),
        "thing": row,
        "state": state_cell(row),
        "facts": facts(row),
        "acts": [("Change it", reverse("staff:record-change", args=address)), *acts],
        "publish": reverse("staff:record-publish", args=address),
        "withdraw": reverse("staff:record-withdraw", args=address),
        "public": reverse(found.public, args=[row.slug]),
        "entries": list(entries(row)),
        "history": history,
    }
    return render(request, "staff/record/thing.html", context)


@for_staff(policies.may_keep_record)
def change(request: Request, kind: str, public_id: UUID) -> HttpResponse:
    row, found = thing_of(kind, public_id), kind_named(kind)
    form = bound(
        _with_reason(found.form),
        request,
        newest=queries.newest_change(row.public_id),
        initial=of_row(found.form, row),
    )
    if done(form, found.edit, by=request.actor, **{found.key: row.pk}):
        return saved(request, "It is changed.", kind, thing=row)
    return asked(
        request,
        form,
        (kind, row),
        title=f"Change the {found.one}",
        intro="What it said before stays in its history.",
        button="Save the change",
    )


@for_staff(policies.may_keep_record)
@require_POST
def publish(request: Request, kind: str, public_id: UUID) -> HttpResponse:
    row = thing_of(kind, public_id)
    try:
        services.publish(by=request.actor, thing=row)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Everybody can read it now.")
    return redirect(page(kind, row))


@for_staff(policies.may_keep_record)
def withdraw(request: Request, kind: str, public_id: UUID) -> HttpResponse:
    row = thing_of(kind, public_id)
    form = bound(WithdrawForm, request)
    if done(form, services.withdraw, by=request.actor, thing=row):
        return saved(request, "It is withdrawn. Its page says why.", kind, thing=row)
    return asked(
        request,
        form,
        (kind, row),
        title=f"Withdraw “{row}”",
        intro="Its address stays, and says that it was withdrawn and why.",
        button="Withdraw it",
        kind="warning",
    )


def _with_reason(form: type) -> type:
    """The same form with the reason of a change, below everything else."""
    order = (*form.base_fields, "reason")  # type: ignore[attr-defined]
    return type(f"{form.__name__}Change", (ReasonForm, form), {"field_order": order})
