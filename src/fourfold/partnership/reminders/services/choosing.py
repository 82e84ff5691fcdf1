"""Lets somebody choose how often they are reminded."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.reminders.models import Preference
from fourfold.partnership.strategy.policies import may_read_board


@transaction.atomic
def choose_frequency(*, by: Actor, frequency: str) -> Preference:
    """For oneself alone. What is long late is brought to them all the same."""
    if not may_read_board(by) or by.person_id is None:
        raise PermissionDenied
    wanted = Preference.Frequency(frequency)
    chosen, _ = Preference.objects.update_or_create(
        person_id=by.person_id, defaults={"frequency": wanted.value}
    )
    record(by=by, action="reminders.frequency_chosen", frequency=wanted.value)
    return chosen
