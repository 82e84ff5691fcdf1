"""What administrators do for people who cannot sign in."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.policies import may_manage_people
from fourfold.partnership.accounts.services import (
    IDENTITY_CHECKS,
    lift_lock_out,
    reset_second_factors,
)
from fourfold.partnership.accounts.sign_ins import factors_of, lock_outs
from fourfold.partnership.errors import RefusedError


class ResetForm(forms.Form):
    identity_checked = forms.ChoiceField(
        label="How did you make sure who the person is?",
        choices=list(IDENTITY_CHECKS.items()),
        widget=forms.RadioSelect,
    )


@for_staff(may_manage_people, fresh=True)
def reset(request: Request, public_id: str) -> HttpResponse:
    """Take away the second factors of somebody who lost theirs."""
    person = get_object_or_404(Person, public_id=public_id)
    form = ResetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reset_second_factors(
                by=request.actor, person_id=person.pk, **form.cleaned_data
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, f"{person} can sign in, and then sets up a new second factor."
            )
            return redirect("staff:lock-outs")
    return render(
        request,
        "account/reset_factors.html",
        {
            "form": form,
            "person": person,
            "count": len(factors_of(person)),
            "is_self": person.pk == request.actor.person_id,
        },
    )


@for_staff(may_manage_people)
def locked_out(request: Request) -> HttpResponse:
    found = lock_outs()
    table = Table(
        caption="Locked out at present",
        columns=[
            Column("Address"),
            Column("Failed tries", numeric=True),
            Column("Until"),
        ],
        rows=[[each.address, each.failures, Cell(when=each.until)] for each in found],
        empty="Nobody is locked out at present.",
    )
    return render(request, "account/lock_outs.html", {"table": table, "found": found})


@for_staff(may_manage_people, fresh=True)
def lift(request: Request) -> HttpResponse:
    if request.method == "POST":
        try:
            lift_lock_out(by=request.actor, address=request.POST.get("address", ""))
        except RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The lock-out is lifted. They can try at once.")
    return redirect("staff:lock-outs")
