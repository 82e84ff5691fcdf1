"""Actions: the list that is gone through each week, and each by itself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import done
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.promised_tables import action_table
from fourfold.interfaces.components.promises import how_it_is_due, late_words
from fourfold.interfaces.staff.strategy.acting import asked, changing, saved, there
from fourfold.interfaces.staff.strategy.action_filter import ActionFilter
from fourfold.interfaces.staff.strategy.action_forms import (
    ActionChangeForm,
    of_action,
)
from fourfold.interfaces.staff.strategy.addresses import ROOT, page, trail_to
from fourfold.interfaces.staff.strategy.showing import action_lines
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.states import is_open

ROWS = 50


@for_staff(policies.may_see_desk)
def actions(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = ActionFilter(request.GET)
    found = queries.actions(form.wanted(), today=today)
    if form.is_own():
        found = queries.led_by(found, policies.agencies_of(request.actor))
    rows = page_of(request.GET, found, size=ROWS)
    context = {
        "trail": [(ROOT[0], reverse(ROOT[1]))],
        "form": form,
        "clear": reverse("staff:strategy-actions") if form.has_asked() else "",
        "page": rows,
        "table": action_table(rows.rows, today, page=page, empty="No action fits."),
    }
    return render(request, "staff/strategy/actions.html", context)


@for_staff(policies.may_see_desk)
def action(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.action(public_id))
    changes = queries.history(found.public_id)
    actor, today = request.actor, timezone.localdate()
    context = {
        "trail": trail_to(found),
        "action": found,
        "late": late_words(found, today),
        "lines": action_lines(found, today),
        "due": list(how_it_is_due(found, changes)),
        "acts": _acts(actor, found),
        "evidence": found.evidence.all(),
        "steps": found.activities.all(),
        "waits_for": queries.waits_for(found),
        "may_manage": policies.may_manage(actor),
        "may_contribute": policies.may_contribute(actor, found),
        "history": [event(each) for each in changes],
    }
    return render(request, "staff/strategy/action.html", context)


def _acts(actor: Actor, found: Action) -> list[tuple[str, str]]:
    """What the reader can do with it: words, and the address."""
    may_manage = policies.may_manage(actor)
    acts = []
    if policies.may_update(actor, found):
        acts.append(("Say how far it is", "staff:strategy-action-status"))
    if policies.may_contribute(actor, found):
        acts.append(("Add evidence", "staff:strategy-action-evidence"))
        acts.append(("Plan a step", "staff:strategy-step-add"))
    if may_manage and is_open(found):
        acts.append(("Move its day", "staff:strategy-action-due"))
    if may_manage:
        acts.append(("Let it wait for another", "staff:strategy-action-waits"))
        acts.append(("Change the action", "staff:strategy-action-change"))
    return [(words, reverse(name, args=[found.public_id])) for words, name in acts]


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.action(public_id))
    form = changing(ActionChangeForm, request, found, initial=of_action(found))
    if done(form, services.edit_action, by=request.actor, action_id=found.pk):
        return saved(request, "The action is changed.", found)
    return asked(
        request,
        form,
        found,
        title="Change the action",
        intro="Its day and how it stands are changed on pages of their own.",
        button="Save the change",
    )
