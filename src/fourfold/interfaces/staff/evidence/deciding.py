"""Signing an edition off, publishing and withdrawing it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.months import period_words
from fourfold.partnership.assessments import policies, services
from fourfold.partnership.assessments.models import Edition

from .editions import found_or_404, trail_to


class SureForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class WithdrawalForm(forms.Form):
    reason = forms.ChoiceField(choices=Edition.Reason, widget=forms.RadioSelect)
    notice = forms.CharField(
        label="What readers are told",
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Its address says that it was withdrawn, and when. Say here what was"
        " wrong, unless that would tell more than is good. Name nobody.",
    )


@for_staff(policies.may_decide, fresh=True)
def sign_off(request: Request, public_id: UUID) -> HttpResponse:
    found = found_or_404(public_id)
    if not policies.may_sign_off(request.actor, found):
        raise PermissionDenied
    form = bound(SureForm, request)
    if done(form, services.sign_off, by=request.actor, edition_id=found.pk):
        messages.success(request, "The edition is signed off. It can be published.")
        return redirect("staff:edition", public_id)
    return _asked(
        request,
        found,
        form=form,
        title=f"Sign off: {found.title}?",
        intro="You say that you have read its documents, that the numbers are right as"
        " far as you can tell, and that nobody can be recognised in them. Your name is"
        " kept with it.",
        button="Sign the edition off",
    )


@for_staff(policies.may_decide, fresh=True)
def publish(request: Request, public_id: UUID) -> HttpResponse:
    found = found_or_404(public_id)
    form = bound(SureForm, request)
    if done(form, services.publish, by=request.actor, edition_id=found.pk):
        messages.success(request, "The edition is published. Everybody can read it.")
        return redirect("staff:edition", public_id)
    return _asked(
        request,
        found,
        form=form,
        title=f"Publish: {found.title}?",
        intro="Everybody can read it from now on, and keep copies. An earlier edition"
        f" for {period_words(found.first_month, found.last_month)} gives way to it.",
        button="Publish the edition",
    )


@for_staff(policies.may_decide, fresh=True)
def withdraw(request: Request, public_id: UUID) -> HttpResponse:
    found = found_or_404(public_id)
    form = bound(WithdrawalForm, request)
    if done(form, services.withdraw, by=request.actor, edition_id=found.pk):
        messages.success(request, "The edition is withdrawn.")
        return redirect("staff:edition", public_id)
    return _asked(
        request,
        found,
        form=form,
        title=f"Withdraw: {found.title}?",
        intro="Nobody outside can read it from now on; its address says that it was"
        " withdrawn.",
        warning="This cannot be undone. It does not call back copies that people have.",
        button="Withdraw the edition",
        kind="warning",
    )


def _asked(request: Request, edition: Edition, **page: object) -> HttpResponse:
    back = reverse("staff:edition", args=[edition.public_id])
    context = {**page, "trail": trail_to(edition), "back": back}
    return render(request, "staff/form_page.html", context)
