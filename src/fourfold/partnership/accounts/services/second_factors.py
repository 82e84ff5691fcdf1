"""Writes second factors: apps that show codes, passkeys, and recovery codes."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .asking import require
from .people import sign_out_everywhere
from .signing_in import themselves
from .telling import tell

# How an administrator made sure that it is really the person who asks.
IDENTITY_CHECKS = {
    "in-person": "I saw the person and their work identity card",
    "video": "I saw and heard the person in a video call, and know them",
    "manager": "Their manager confirmed it to me, on a number that I looked up",
}


@transaction.atomic
def record_factor_added(*, person: Person, kind: str) -> None:
    """Note a new factor, and tell the person, in case it was not them."""
    by = themselves(person)
    record(by=by, action="sign_in.factor_added", target=person, kind=kind)
    tell(by=by, person=person, template="second-factor-changed")


@transaction.atomic
def record_factor_removed(*, person: Person, kind: str) -> None:
    by = themselves(person)
    record(by=by, action="sign_in.factor_removed", target=person, kind=kind)
    tell(by=by, person=person, template="second-factor-changed")


@transaction.atomic
def record_recovery_codes_made(*, person: Person) -> None:
    by = themselves(person)
    record(by=by, action="sign_in.recovery_codes_made", target=person)
    tell(by=by, person=person, template="second-factor-changed")


@transaction.atomic
def reset_second_factors(*, by: Doer, person_id: int, identity_checked: str) -> int:
    """Take away all second factors of somebody who lost theirs; how many there were.

    They sign in with their password or at their agency, and set one up anew before
    anything else is open to them. All their sessions end, and they are told.
    identity_checked : how it was made sure who they are, one of `IDENTITY_CHECKS`

    Raises RefusedError if there is nothing to reset, or for a check that is none.
    """
    require(by, lambda actor: policies.may_suspend(actor, person_id))
    if identity_checked not in IDENTITY_CHECKS:
        raise RefusedError("Say how you made sure who the person is")
    person = Person.objects.select_for_update().get(pk=person_id)
    factors = Authenticator.objects.filter(user=person)
    count: int = factors.count()
    if not count:
        raise RefusedError(f"{person} has no second factor")
    factors.delete()
    sign_out_everywhere(person)
    record(
        by=by,
        action="sign_in.factors_reset",
        target=person,
        identity_checked=identity_checked,
    )
    tell(by=by, person=person, template="second-factor-reset")
    return count
