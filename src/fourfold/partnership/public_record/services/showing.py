"""Shows things of the record to everybody, and takes them down with a reason."""

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import policies
from fourfold.partnership.public_record.models import (
    Event,
    Publication,
    PublicPerson,
    Shown,
    Word,
)
from fourfold.partnership.strategy.services.asking import require

from .noting import note

# What must be there before somebody is shown a page of it.
LACKS = {
    PublicPerson: ("offices", "Write down an office first: it is why they are here."),
    Word: ("meanings", "Write down first what it means."),
}


@transaction.atomic
def publish(*, by: Actor, thing: Publication | PublicPerson | Event | Word) -> Shown:
    """Show it to everybody. Raises RefusedError if it is shown, or is not whole."""
    require(policies.may_keep_record(by))
    found = _locked(thing)
    if found.is_published:
        raise RefusedError("It is published already.")
    if type(found) in LACKS:
        what, words = LACKS[type(found)]
        if not getattr(found, what).exists():
            raise RefusedError(words)
    old = found.get_state_display()
    found.state, found.withdrawn_why = Shown.State.PUBLISHED, ""
    found.published_at = found.published_at or timezone.now()
    _save(by, found, old=old)
    record(by=by, action="public_record.published", target=found)
    return found


@transaction.atomic
def withdraw(
    *, by: Actor, thing: Publication | PublicPerson | Event | Word, reason: str
) -> Shown:
    """Take it down. Its address says so, and why. Raises RefusedError without a
    reason, or if it is not published.
    """
    require(policies.may_keep_record(by))
    if not reason.strip():
        raise RefusedError("Say why. Everybody can read it.")
    found = _locked(thing)
    if not found.is_published:
        raise RefusedError("It is not published.")
    old = found.get_state_display()
    found.state, found.withdrawn_why = Shown.State.WITHDRAWN, reason
    _save(by, found, old=old)
    record(by=by, action="public_record.withdrawn", target=found)
    return found


def _locked(thing: Shown) -> Shown:
    return type(thing)._default_manager.select_for_update().get(pk=thing.pk)


def _save(by: Actor, found: Shown, *, old: str) -> None:
    found.save(update_fields=["state", "published_at", "withdrawn_why"])
    new = str(found.get_state_display())
    note(by, found, field="state", old=old, new=new, reason=found.withdrawn_why)
