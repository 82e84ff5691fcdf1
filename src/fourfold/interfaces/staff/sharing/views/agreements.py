"""Agreements, as they are read, and the powers they rest on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.staff.sharing.forms import AgreementFilter
from fourfold.interfaces.staff.sharing.showing import (
    agreement_row,
    purposes_in_words,
    status_cell,
)
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.sharing import definitions, policies, queries
from fourfold.partnership.sharing.models import AgreementStatus, SharingAgreement

OVER = {
    AgreementStatus.ENDED,
    AgreementStatus.REPLACED,
    AgreementStatus.WITHDRAWN,
}


@for_staff(policies.may_see_agreements)
def agreements(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = AgreementFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = page_of(request.GET, queries.agreements(**asked, day=today))
    table = Table(
        caption="Agreements",
        caption_is_hidden=True,
        columns=[
            Column("Agreement"),
            Column("Between"),
            Column("Status"),
            Column("Review by"),
            Column("Last day"),
        ],
        rows=[agreement_row(each, today) for each in page.rows],
    )
    return render(
        request,
        "staff/sharing/agreements.html",
        {
            "form": form,
            "table": table,
            "page": page,
            "clear": reverse("staff:agreements") if any(asked.values()) else "",
            "may_draft": policies.may_manage_agreements(request.actor),
        },
    )


@for_staff(policies.may_see_agreements)
def agreement(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(SharingAgreement, public_id=public_id)
    versions = queries.versions_of(found)
    return render(
        request,
        "staff/sharing/agreement.html",
        {
            "trail": [("Agreements", reverse("staff:agreements"))],
            "agreement": found,
            "lines": _lines(found),
            "parties": _parties(found),
            "versions": _versions(versions) if len(versions) > 1 else None,
            "acts": _acts(request.actor, found, is_latest=versions[0] == found),
        },
    )


def _lines(agreement: SharingAgreement) -> list[Line]:
    status = status_cell(agreement, timezone.localdate())
    powers, categories = definitions.powers(), definitions.data_categories()
    lines = [
        Line("Status", status.text, tag=status.tag),
        Line("For", purposes_in_words(p.code for p in agreement.purposes.all())),
        Line("Powers", "; ".join(powers[name].short for name in agreement.powers)),
        Line("Shared", "; ".join(categories[n] for n in agreement.data_categories)),
        Line("Kept", agreement.retention),
        Line("First day", when=agreement.starts_on),
        Line("Review by", when=agreement.review_by),
        Line("Last day", when=agreement.ends_on),
    ]
    if agreement.withdrawn_at:
        lines += [
            Line("Withdrawn", when=agreement.withdrawn_at),
            Line("Because", agreement.get_withdrawn_for_display()),
        ]
    return lines


def _parties(agreement: SharingAgreement) -> Table:
    parties = agreement.parties.select_related("agency", "signed_by")
    return Table(
        caption="Between",
        columns=[Column("Agency"), Column("Signed"), Column("By")],
        rows=[
            [
                party.agency.name,
                Cell(when=party.signed_on)
                if party.signed_on
                else Cell("Not yet", tag="yellow"),
                str(party.signed_by or ""),
            ]
            for party in parties
        ],
    )


def _versions(versions: list[SharingAgreement]) -> Table:
    today = timezone.localdate()
    return Table(
        caption="Versions",
        columns=[Column("Version"), Column("Status"), Column("From"), Column("To")],
        rows=[
            [
                Cell(
                    each.version,
                    href=reverse("staff:agreement", args=[each.public_id]),
                ),
                status_cell(each, today),
                Cell(when=each.starts_on),
                Cell(when=each.ends_on),
            ]
            for each in versions
        ],
    )


def _acts(
    actor: Actor, agreement: SharingAgreement, *, is_latest: bool
) -> list[tuple[str, str]]:
    """What the reader can do with it: words, and the name of the page."""
    parties = list(agreement.parties.all())
    if agreement.withdrawn_at is not None or not policies.may_manage_agreement(
        actor, [party.agency_id for party in parties]
    ):
        return []
    status = agreement.status_on(timezone.localdate())
    is_signed = any(party.signed_on for party in parties)
    unsigned = [party for party in parties if party.signed_on is None]
    acts = []
    if status not in OVER and any(policies.may_sign(actor, p) for p in unsigned):
        acts.append(("Sign", "staff:agreement-sign"))
    if not is_signed:
        acts.append(("Change", "staff:agreement-change"))
    if is_signed and is_latest:
        acts.append(("Renew", "staff:agreement-renew"))
        acts.append(("Draft a new version", "staff:agreement-version"))
    if status not in OVER:
        acts.append(("Withdraw", "staff:agreement-withdraw"))
    return acts


@for_staff(policies.may_see_agreements)
def powers(request: Request) -> HttpResponse:
    today = timezone.localdate()
    found = [
        {"power": power, "is_in_force": power.is_in_force(today)}
        for power in definitions.powers().values()
    ]
    trail = [("Agreements", reverse("staff:agreements"))]
    context = {"trail": trail, "powers": found}
    return render(request, "staff/sharing/powers.html", context)
