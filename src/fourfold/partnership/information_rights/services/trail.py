"""Ends the life of the oldest entries of the audit trail."""

from datetime import UTC, datetime, time

from django.utils import timezone

from fourfold.partnership.accounts.services.asking import require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.queries import retirement_day
from fourfold.partnership.audit.services import retire
from fourfold.partnership.information_rights import policies
from fourfold.partnership.information_rights.queries import TRAIL, configured_periods


def retire_trail(*, by: Doer, now: datetime) -> int:
    """Remove entries older than the partnership's period `audit`; how many there were.

    Raises RefusedError as `audit.services.retire` does: where the trail does not
    verify, or no anchor outside the database covers what would go. Never within a
    transaction.
    """
    require(by, policies.may_manage_retention)
    period = configured_periods().get(TRAIL)
    day = retirement_day(timezone.localdate(now), period)
    if day is None:
        return 0
    before = timezone.make_aware(datetime.combine(day, time.min))
    oldest = Entry.objects.order_by("seq").first()
    # The whole trail is verified before its beginning goes: not for nothing.
    if oldest is None or datetime.fromisoformat(oldest.at) >= before.astimezone(UTC):
        return 0
    made = retire(before=before, by=by)
    return made.count if made else 0
