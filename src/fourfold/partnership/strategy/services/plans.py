"""Writes a whole plan at once, from the rows of a file: all of it or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

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
    Strategy,
)
from fourfold.partnership.strategy.plan_files import PlanRow, differs
from fourfold.partnership.strategy.plan_undoing import kept_values

from .actions import add_action, edit_action, refuse_wrong_weights
from .asking import require
from .noting import capacity, note

OVERTAKEN = "Something was changed since you looked. Look at what the file does again."


@dataclass(frozen=True, slots=True)
class Applied:
    """How many rows did what; written : None where none did anything."""

    added: int
    changed: int
    unchanged: int
    written: PlanImport | None


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
    done: list[PlanImportRow] = []
    for row in rows:
        try:
            done += _write(by, row, version_id, reason=reason)
        except RefusedError as refused:
            raise RefusedError(f"Row {row.line}: {refused}") from None
    for recommendation_id in {each.action.recommendation_id for each in done}:
        refuse_wrong_weights(recommendation_id)
    added = sum(each.is_added for each in done)
    changed = len(done) - added
    written = _keep(by, strategy, done, reason=reason) if done else None
    record(
        by=by,
        action="strategy.plan_applied",
        target=strategy,
        added=added,
        changed=changed,
    )
    return Applied(added, changed, len(rows) - len(done), written)


def _keep(
    by: Actor, strategy: Strategy, rows: Sequence[PlanImportRow], *, reason: str
) -> PlanImport:
    """That it was written, with what is needed to take it back."""
    who = capacity(by)
    added = sum(each.is_added for each in rows)
    written = PlanImport.objects.create(
        strategy=strategy,
        reason=reason,
        role=who.role,
        added=added,
        changed=len(rows) - added,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    for row in rows:
        row.plan_import = written
    PlanImportRow.objects.bulk_create(rows)
    note(by, strategy, field="plan", new=str(written), reason=reason)
    return written


def _write(
    by: Actor, row: PlanRow, version_id: int, *, reason: str
) -> Iterator[PlanImportRow]:
    """What a row did; nothing where it says what there is."""
    before: dict[str, Any] = {}
    came_after = 0
    if row.action_id is None:
        action = _add(by, row, version_id)
    else:
        action = Action.objects.select_for_update().get(pk=row.action_id)
        if not differs(action, row):
            return
        before = kept_values(action)
        came_after = queries.newest_change(action.public_id)
        edit_action(
            by=by,
            action_id=action.pk,
            reason=reason,
            checks_weights=False,
            **row.values,
        )
    newest = queries.newest_change(action.public_id)
    yield PlanImportRow(
        action=action, before=before, came_after=came_after, last_change=newest
    )


def _add(by: Actor, row: PlanRow, version_id: int) -> Action:
    return add_action(
        by=by,
        recommendation_id=row.recommendation_id,
        version_id=version_id,
        horizon=row.horizon,
        checks_weights=False,
        **row.values,
    )
