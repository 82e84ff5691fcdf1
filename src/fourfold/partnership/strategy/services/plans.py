"""Writes a whole plan at once, from the rows of a file: all of it or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies, queries
from fourfold.partnership.strategy.models import Action, Strategy
from fourfold.partnership.strategy.plan_files import PlanRow, differs

from .actions import add_action, edit_action
from .asking import require

OVERTAKEN = "Something was changed since you looked. Look at what the file does again."


@dataclass(frozen=True, slots=True)
class Applied:
    """How many rows did what."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def apply_plan(
    *, by: Actor, strategy_id: int, rows: Sequence[PlanRow], reason: str, seen: int
) -> Applied:
    """Add and change actions as the rows say.

    seen : key of the last change that whoever applies it has seen

    Raises RefusedError without a reason, if something changed since, or where a row
    cannot be done: then none is.
    """
    require(policies.may_manage(by))
    strategy = Strategy.objects.select_for_update().get(pk=strategy_id)
    if not reason.strip():
        raise RefusedError("Say why. Everybody can read it in the history.")
    if queries.newest_change_of_all() != seen:
        raise RefusedError(OVERTAKEN)
    version_id = strategy.versions.latest("number").pk
    added = changed = 0
    for row in rows:
        try:
            if row.action_id is None:
                _add(by, row, version_id)
                added += 1
            else:
                changed += _edit(by, row, row.action_id, reason=reason)
        except RefusedError as refused:
            raise RefusedError(f"Row {row.line}: {refused}") from None
    unchanged = len(rows) - added - changed
    record(
        by=by,
        action="strategy.plan_applied",
        target=strategy,
        added=added,
        changed=changed,
    )
    return Applied(added, changed, unchanged)


def _add(by: Actor, row: PlanRow, version_id: int) -> None:
    add_action(
        by=by,
        recommendation_id=row.recommendation_id,
        version_id=version_id,
        horizon=row.horizon,
        **row.values,
    )


def _edit(by: Actor, row: PlanRow, action_id: int, *, reason: str) -> bool:
    action = Action.objects.get(pk=action_id)
    if not differs(action, row):
        return False
    edit_action(by=by, action_id=action.pk, reason=reason, **row.values)
    return True
