"""Takes back what a file wrote into a plan: all of it or none, as new history."""

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies, queries
from fourfold.partnership.strategy.models import (
    Action,
    PlanImport,
    PlanImportRow,
    PlanUndo,
)
from fourfold.partnership.strategy.plan_undoing import hindrances, restored

from .actions import edit_action
from .asking import require
from .noting import NO_REASON, capacity, note


@transaction.atomic
def take_plan_back(*, by: Actor, import_id: int, reason: str) -> PlanUndo:
    """Take back exactly what a file wrote, as new history.

    What it changed is as it was before. What it added counts nowhere any more; its page
    stays, and says so.

    Raises RefusedError without a reason, a second time, or with a list of what stands
    in the way: what somebody has touched since, or what was promised for too long.
    """
    require(policies.may_manage(by))
    written = PlanImport.objects.select_for_update().get(pk=import_id)
    if not reason.strip():
        raise RefusedError(NO_REASON)
    if PlanUndo.objects.filter(plan_import=written).exists():
        raise RefusedError("It is taken back already.")
    # Nobody touches them between the question and the answer.
    rows = list(written.rows.order_by("action_id"))
    keys = [each.action_id for each in rows]
    actions = Action.objects.select_for_update().filter(pk__in=keys).in_bulk()
    _refuse_hindrances(written)
    for row in rows:
        _restore(by, row, actions[row.action_id], reason=reason)
    who = capacity(by)
    undo = PlanUndo.objects.create(
        plan_import=written,
        reason=reason,
        role=who.role,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    note(by, written.strategy, field="plan", old=str(written), reason=reason)
    record(
        by=by,
        action="strategy.plan_taken_back",
        target=written.strategy,
        taken_back=written.added,
        restored=written.changed,
    )
    return undo


def _refuse_hindrances(written: PlanImport) -> None:
    in_the_way = hindrances(queries.undoing(written), today=timezone.localdate())
    if in_the_way:
        listed = " ".join(f"{each.what}: {each.words}." for each in in_the_way)
        raise RefusedError(f"It cannot be taken back. {listed}")


def _restore(by: Actor, row: PlanImportRow, action: Action, *, reason: str) -> None:
    """An action that was changed as it was; one that was added, taken back."""
    if not row.is_added:
        values = restored(row.before)
        told = {"reason": reason, "checks_weights": False, **values}
        edit_action(by=by, action_id=action.pk, **told)
        return
    action.taken_back_on = timezone.localdate()
    action.save(update_fields=["taken_back_on"])
    day = action.taken_back_on.isoformat()
    note(by, action, field="taken_back_on", new=day, reason=reason)
