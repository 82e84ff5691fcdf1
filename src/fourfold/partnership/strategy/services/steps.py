"""Writes the steps of an action, and what it waits for."""

from datetime import date

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.models import Action, Activity, Dependency

from .asking import refuse_future, require
from .noting import note


@transaction.atomic
def add_activity(
    *, by: Actor, action_id: int, title: str, agency_id: int, planned_on: date
) -> Activity:
    """Plan a step of an action."""
    action = Action.objects.get(pk=action_id)
    require(policies.may_contribute(by, action))
    activity = Activity.objects.create(
        action=action, title=title, agency_id=agency_id, planned_on=planned_on
    )
    note(by, action, field="activity", new=title)
    record(by=by, action="strategy.activity_added", target=activity)
    return activity


@transaction.atomic
def record_activity(*, by: Actor, activity_id: int, took_place_on: date) -> Activity:
    """Say on which day a step took place.

    Raises RefusedError for a day in the future, or if it took place already.
    """
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    require(policies.may_contribute(by, activity.action))
    refuse_future(took_place_on, "The day")
    if activity.took_place_on is not None:
        raise RefusedError("It took place already.")
    activity.took_place_on = took_place_on
    activity.save(update_fields=["took_place_on"])
    note(
        by,
        activity.action,
        field="activity",
        old=f"Planned: {activity.title}",
        new=f"Took place: {activity.title}",
    )
    record(by=by, action="strategy.activity_recorded", target=activity)
    return activity


@transaction.atomic
def add_dependency(*, by: Actor, action_id: int, needs_id: int) -> Dependency:
    """Say that an action waits for another.

    Raises RefusedError if that one waits for it, directly or through others.
    """
    require(policies.may_manage(by))
    # All, in one order: two who add each half of a circle at a time wait here.
    actions = {
        each.pk: each for each in Action.objects.select_for_update().order_by("pk")
    }
    action, needs = actions[action_id], actions[needs_id]
    if Dependency.objects.filter(action=action, needs=needs).exists():
        raise RefusedError("It waits for that one already.")
    if action_id in _needed(needs_id):
        raise RefusedError("That one waits for this one, so neither could ever begin.")
    dependency = Dependency.objects.create(action=action, needs=needs)
    note(by, action, field="waits for", new=needs.title)
    record(by=by, action="strategy.dependency_added", target=action)
    return dependency


@transaction.atomic
def end_dependency(*, by: Actor, dependency_id: int, reason: str) -> None:
    """Say that an action no longer waits for another, with the reason."""
    require(policies.may_manage(by))
    dependency = Dependency.objects.select_for_update().get(pk=dependency_id)
    action, needs = dependency.action, dependency.needs
    dependency.delete()
    note(by, action, field="waits for", old=needs.title, reason=reason)
    record(by=by, action="strategy.dependency_ended", target=action)


def _needed(action_id: int) -> set[int]:
    """An action and all that it waits for, directly or through others."""
    edges: dict[int, list[int]] = {}
    for waiting, needed in Dependency.objects.values_list("action_id", "needs_id"):
        edges.setdefault(waiting, []).append(needed)
    reached: set[int] = set()
    ahead = [action_id]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += edges.get(here, [])
    return reached
