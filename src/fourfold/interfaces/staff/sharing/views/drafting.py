"""Drafting, changing, renewing, signing and withdrawing an agreement."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.sharing.forms import (
    DaysForm,
    SignForm,
    TermsForm,
    WithdrawForm,
    initial_of,
)
from fourfold.interfaces.staff.sharing.showing import agreement_page
from fourfold.partnership.sharing import policies, services
from fourfold.partnership.sharing.models import SharingAgreement


@for_staff(policies.may_manage_agreements)
def draft(request: Request) -> HttpResponse:
    form = bound(TermsForm, request)
    if done(form, services.draft_agreement, by=request.actor):
        messages.success(request, "The draft is saved. Now each party can sign it.")
        return redirect(agreement_page(form.result))
    return form_page(
        request,
        form,
        trail=[("Agreements", reverse("staff:agreements"))],
        title="Draft an agreement",
        intro="It binds nobody until they have signed it, and can be changed until "
        "then.",
        button="Save the draft",
        back=reverse("staff:agreements"),
    )


@for_staff(policies.may_manage_agreements)
def change(request: Request, public_id: str) -> HttpResponse:
    return _rewritten(
        request,
        public_id,
        services.change_agreement,
        title="Change the draft",
        button="Save the draft",
        said="The draft is changed.",
    )


@for_staff(policies.may_manage_agreements)
def new_version(request: Request, public_id: str) -> HttpResponse:
    return _rewritten(
        request,
        public_id,
        services.draft_new_version,
        title="Draft a new version",
        intro="It takes over once all its parties have signed it. Until then the "
        "version before holds.",
        button="Save the draft",
        said="The new version is saved. Now each party can sign it.",
    )


def _rewritten(
    request: Request, public_id: str, service: Callable[..., Any], **words: str
) -> HttpResponse:
    found = _managed(request, public_id)
    form = bound(TermsForm, request, initial=initial_of(services.terms_of(found)))
    said = words.pop("said")
    if done(form, service, by=request.actor, agreement_id=found.pk):
        messages.success(request, said)
        return redirect(agreement_page(form.result))
    return _page(request, form, found, **words)


@for_staff(policies.may_manage_agreements)
def renew(request: Request, public_id: str) -> HttpResponse:
    found = _managed(request, public_id)
    form = bound(DaysForm, request)
    if done(form, services.renew_agreement, by=request.actor, agreement_id=found.pk):
        messages.success(request, "The new version is saved. Now each party can sign.")
        return redirect(agreement_page(form.result))
    return _page(
        request,
        form,
        found,
        title=f"Renew “{found}”",
        intro="This drafts a new version with the same words and other days. It takes "
        "over once all parties have signed it.",
        button="Save the new version",
    )


@for_staff(policies.may_manage_agreements, fresh=True)
def sign(request: Request, public_id: str) -> HttpResponse:
    found = _managed(request, public_id)
    unsigned = found.parties.filter(signed_on=None).select_related("agency")
    choices = [
        (party.agency_id, party.agency.name)
        for party in unsigned
        if policies.may_sign(request.actor, party)
    ]
    form = bound(SignForm, request, choices=choices)
    if done(form, services.sign_agreement, by=request.actor, agreement_id=found.pk):
        messages.success(request, f"You have signed for {form.result.agency}.")
        return redirect(agreement_page(found))
    return _page(
        request,
        form,
        found,
        title=f"Sign “{found}”",
        intro="From now on its words stand. Your agency is bound to others that have "
        "signed, from the first day.",
        button="Sign",
    )


@for_staff(policies.may_manage_agreements, fresh=True)
def withdraw(request: Request, public_id: str) -> HttpResponse:
    found = _managed(request, public_id)
    form = bound(WithdrawForm, request)
    if done(form, services.withdraw_agreement, by=request.actor, agreement_id=found.pk):
        messages.success(request, "The agreement is withdrawn.")
        return redirect(agreement_page(found))
    return _page(
        request,
        form,
        found,
        title=f"Withdraw “{found}”",
        warning="Everybody who was let into a record under this agreement loses it at "
        "once, in all agencies. This cannot be undone.",
        button="Withdraw the agreement",
        kind="warning",
    )


def _managed(request: Request, public_id: str) -> SharingAgreement:
    """One that the reader looks after for a party; else they may not."""
    found = get_object_or_404(SharingAgreement, public_id=public_id)
    parties = found.parties.values_list("agency", flat=True)
    if not policies.may_manage_agreement(request.actor, parties):
        raise PermissionDenied
    return found


def _page(
    request: Request, form: Any, agreement: SharingAgreement, **words: str
) -> HttpResponse:
    back = agreement_page(agreement)
    trail = [("Agreements", reverse("staff:agreements")), (agreement.title, back)]
    return form_page(request, form, trail=trail, back=back, **words)
