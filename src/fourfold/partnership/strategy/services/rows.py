"""Changes a row of the table of actions: who answers, the day, and how it stands."""

from datetime import date

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.plan_undoing import kept_values, restored

from .actions import edit_action, move_due_date
from .statuses import set_status


class OvertakenError(RefusedError):
    """Somebody else changed it since it was read."""


@transaction.atomic
def edit_row(
    *,
    by: Actor,
    action_id: int,
    seen: int,
    reason: str,
    owner_post: str | None = None,
    due_on: date | None = None,
    status: str | None = None,
) -> Action:
    """Change what is given of an action, and all of that or nothing.

    seen : key of the last change of it that whoever edits it has seen

    Each part is refused as it is by itself. Raises OvertakenError where the action has
    changed since.
    """
    action = Action.objects.select_for_update().get(pk=action_id)
    if queries.newest_change(action.public_id) != seen:
        raise OvertakenError("Somebody else changed this while you wrote.")
    if owner_post is not None:
        values = {**restored(kept_values(action)), "owner_post": owner_post}
        edit_action(by=by, action_id=action_id, reason=reason, **values)
    if due_on is not None:
        move_due_date(by=by, action_id=action_id, due_on=due_on, reason=reason)
    if status is not None:
        action = set_status(by=by, action_id=action_id, status=status, reason=reason)
    return action
