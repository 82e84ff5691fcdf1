"""Writes where sources disagree, and how it was settled."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures import policies
from fourfold.partnership.figures.models import Conflict


@transaction.atomic
def note_conflict(*, by: Actor, one_id: int, other_id: int, text: str) -> Conflict:
    """Say that two figures cannot both be right, or are easily taken for one another.

    Raises RefusedError for a figure and itself, or two that are noted already.
    """
    if not policies.may_record(by) or by.person_id is None:
        raise PermissionDenied
    if one_id == other_id:
        raise RefusedError("A figure does not disagree with itself.")
    first_id, second_id = sorted((one_id, other_id))
    if Conflict.objects.filter(first_id=first_id, second_id=second_id).exists():
        raise RefusedError("It is noted already that these two disagree.")
    conflict = Conflict.objects.create(
        first_id=first_id, second_id=second_id, text=text, by_id=by.person_id
    )
    record(by=by, action="figures.conflict_noted", target=conflict.first)
    return conflict


@transaction.atomic
def settle_conflict(*, by: Actor, conflict_id: int, how: str) -> Conflict:
    """Say how it was found out which is right. Both stay to be seen.

    Raises RefusedError if it is settled already.
    """
    if not policies.may_record(by):
        raise PermissionDenied
    conflict = Conflict.objects.select_for_update().get(pk=conflict_id)
    if conflict.settled_at is not None:
        raise RefusedError("It is settled already.")
    conflict.settled, conflict.settled_at = how, timezone.now()
    conflict.save(update_fields=["settled", "settled_at"])
    record(by=by, action="figures.conflict_settled", target=conflict.first)
    return conflict
