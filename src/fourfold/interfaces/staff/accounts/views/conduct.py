"""What an administrator does about one person: suspend, restore, let go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.staff.accounts.forms import LastDayForm, SuspensionForm
from fourfold.interfaces.staff.accounts.showing import person_trail
from fourfold.partnership.accounts import policies, services
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.errors import RefusedError


@for_staff(policies.may_manage_people, fresh=True)
def suspend(request: Request, public_id: str) -> HttpResponse:
    person = get_object_or_404(Person, public_id=public_id)
    form = bound(SuspensionForm, request)
    if done(form, services.suspend_person, by=request.actor, person_id=person.pk):
        messages.success(request, f"{person} is suspended and signed out everywhere.")
        return redirect("staff:person", public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": person_trail(person),
            "title": f"Suspend {person}",
            "warning": "They are signed out everywhere at once, and nothing is open to "
            "them until you end the suspension.",
            "form": form,
            "button": "Suspend",
            "kind": "warning",
            "back": reverse("staff:person", args=[public_id]),
        },
    )


@for_staff(policies.may_manage_people, fresh=True)
@require_POST
def restore(request: Request, public_id: str) -> HttpResponse:
    person = get_object_or_404(Person, public_id=public_id)
    try:
        services.restore_person(by=request.actor, person_id=person.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"The suspension of {person} has ended.")
    return redirect("staff:person", public_id)


@for_staff(policies.may_manage_people, fresh=True)
def leaving(request: Request, public_id: str) -> HttpResponse:
    person = get_object_or_404(Person, public_id=public_id)
    form = bound(LastDayForm, request)
    if done(form, services.record_leaving, by=request.actor, person_id=person.pk):
        messages.success(request, f"It is recorded that {person} leaves.")
        return redirect("staff:person", public_id)
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": person_trail(person),
            "title": f"Record that {person} leaves",
            "intro": "Their roles, teams and cover end with that day. From the day "
            "after they cannot sign in, and their account is closed.",
            "form": form,
            "button": "Record the last day",
            "kind": "warning",
            "back": reverse("staff:person", args=[public_id]),
        },
    )
