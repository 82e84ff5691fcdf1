from dataclasses import dataclass

from django.db import transaction

from fourfold.partnership.accounts.services.asking import require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record as record_in_trail
from fourfold.partnership.sharing import queries
from fourfold.partnership.sharing.models import Conflict, Membership, RestrictedRecord


@dataclass(frozen=True, slots=True)
class AccessList:
    """Who may see a record, who has seen it week by week, and who must not."""

    memberships: list[Membership]
    seen: list[queries.Seen]
    conflicts: list[Conflict]


@transaction.atomic
def read_access_list(*, by: Doer, record: RestrictedRecord) -> AccessList:
    """For the record's own people; that they looked is recorded."""
    require(by, lambda actor: queries.keeps(actor, record))
    record_in_trail(by=by, action="sharing.access_list_read", target=record)
    return AccessList(
        memberships=queries.memberships_of(record),
        seen=queries.who_saw(record),
        conflicts=queries.conflicts_of(record),
    )
