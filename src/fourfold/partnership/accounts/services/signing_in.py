"""Writes how people sign in: the trail of it, and what they are told by mail.

Whoever fails to sign in is nobody yet. The address they gave is not in the trail, only
a keyed digest of it, so that it can be seen which tries belong together.
"""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import NOBODY, Actor
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.queries import state_of
from fourfold.partnership.audit.services import record

from .people import sign_out_everywhere
from .telling import send_link, tell


def themselves(person: Person) -> Actor:
    """A person who acts on their own account, whatever roles they hold."""
    return Actor(
        person_id=person.pk,
        public_id=str(person.public_id),
        name=person.name,
        state=state_of(person, timezone.localdate()),
    )


def digest_of_address(address: str) -> str:
    """The same for the same address; nobody without the key can tell which it was."""
    said = address.strip().casefold().encode()
    key = f"sign-in {settings.AUDIT_KEY}".encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()[:16]


@transaction.atomic
def record_signed_in(
    *, person: Person, way: str, second_factor: str, new_device: bool
) -> None:
    """Note a sign-in; of one on a device that is new, the person is told.

    way : password, passkey, provider, or invitation
    second_factor : totp, webauthn, recovery_codes, provider, or empty for none
    """
    record(
        by=themselves(person),
        action="sign_in.signed_in",
        target=person,
        way=way,
        second_factor=second_factor,
        new_device=new_device,
    )
    if new_device:
        tell(by=themselves(person), person=person, template="signed-in-from-new-device")


@transaction.atomic
def record_failed(
    *, address: str, step: str, provider: str = "", reason: str = ""
) -> None:
    record(
        by=NOBODY,
        action="sign_in.failed",
        step=step,
        digest=digest_of_address(address),
        provider=provider,
        reason=reason,
    )


@transaction.atomic
def record_locked_out(*, address: str, step: str) -> None:
    """Note a lock-out; if the address is somebody's, they are told."""
    record(
        by=NOBODY,
        action="sign_in.locked_out",
        step=step,
        digest=digest_of_address(address),
    )
    person = Person.objects.filter(email=address.casefold(), is_active=True).first()
    if person is not None:
        tell(by=NOBODY, person=person, template="account-locked")


@transaction.atomic
def record_signed_out(*, person: Person) -> None:
    record(by=themselves(person), action="sign_in.signed_out", target=person)


@transaction.atomic
def record_confirmed(*, person: Person, way: str) -> None:
    by = themselves(person)
    record(by=by, action="sign_in.confirmed", target=person, way=way)


@transaction.atomic
def record_provider_linked(*, person: Person, provider: str) -> None:
    record(
        by=themselves(person),
        action="sign_in.provider_linked",
        target=person,
        provider=provider,
    )


@transaction.atomic
def end_other_sessions(*, person: Person, but: str | None, because: str) -> int:
    """Sign a person out on all their other devices; how many sessions there were."""
    ended = sign_out_everywhere(person, but=but)
    record(
        by=themselves(person),
        action="sign_in.sessions_ended",
        target=person,
        count=ended,
        because=because,
    )
    return ended


@transaction.atomic
def record_password_changed(*, person: Person, how: str, but: str | None) -> None:
    """Note a new password, end all other sessions, and tell the person.

    how : changed by somebody who knew the old one, or reset by a link
    but : the session that goes on
    """
    record(
        by=themselves(person), action="sign_in.password_changed", target=person, how=how
    )
    end_other_sessions(person=person, but=but, because="password")
    tell(by=themselves(person), person=person, template="password-changed")


@transaction.atomic
def send_password_link(*, person: Person, path: str) -> None:
    """Mail a link to choose a new password; who asked for it is not known."""
    send_link(by=NOBODY, person=person, path=path)
