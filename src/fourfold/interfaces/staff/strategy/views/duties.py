"""What shows that duties of the law are met, and what is missing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.duties import duty_lines, duty_table
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.acting import there
from fourfold.interfaces.staff.strategy.action_forms import EvidenceForm
from fourfold.interfaces.staff.strategy.addresses import ROOT, Trail
from fourfold.interfaces.staff.strategy.tree_forms import GapForm
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.duties import Duty, duty_named, shown

WHERE = "staff:strategy-duties"


@for_staff(policies.may_see_desk)
def duties(request: Request) -> HttpResponse:
    table = duty_table(queries.duties(timezone.localdate()), page=_page)
    context = {"trail": [_root()], "table": table}
    return render(request, "staff/strategy/duties.html", context)


@for_staff(policies.may_see_desk)
def duty(request: Request, name: str) -> HttpResponse:
    found = _found(name)
    notes = queries.duty_notes(name)
    context = {
        "trail": _trail(),
        "duty": found,
        "lines": duty_lines(found, shown(found, notes, timezone.localdate())),
        "notes": notes,
        "may_manage": policies.may_manage(request.actor),
    }
    return render(request, "staff/strategy/duty.html", context)


@for_staff(policies.may_manage)
def evidence(request: Request, name: str) -> HttpResponse:
    found = _found(name)
    form = bound(EvidenceForm, request)
    if done(form, services.show_duty_met, by=request.actor, duty=name):
        messages.success(request, "The evidence is added.")
        return redirect(_page(found))
    return _asked(
        request,
        form,
        found,
        title="Show that a duty is met",
        intro=found.requirement,
        button="Add the evidence",
    )


@for_staff(policies.may_manage)
def gap(request: Request, name: str) -> HttpResponse:
    found = _found(name)
    form = bound(GapForm, request)
    if done(form, services.name_duty_gap, by=request.actor, duty=name):
        messages.success(request, "The gap is named.")
        return redirect(_page(found))
    return _asked(
        request,
        form,
        found,
        title="Name what is missing",
        intro=found.requirement,
        button="Name the gap",
    )


def _found(name: str) -> Duty:
    return there(duty_named(name, timezone.localdate()))


def _page(duty: Duty) -> str:
    return reverse("staff:strategy-duty", args=[duty.id])


def _root() -> tuple[str, str]:
    return ROOT[0], reverse(ROOT[1])


def _trail() -> Trail:
    return [_root(), ("Duties of the law", reverse(WHERE))]


def _asked(request: Request, form: Any, duty: Duty, **words: str) -> HttpResponse:
    trail = [*_trail(), (duty.provision, _page(duty))]
    return form_page(request, form, trail=trail, back=_page(duty), **words)
