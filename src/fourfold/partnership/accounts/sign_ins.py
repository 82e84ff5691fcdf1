"""Reads how people sign in: their sessions, second factors, lock-outs, invitations."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Max, Q, Sum
from django.utils import timezone

from .models import Agency, Invitation, Person, RoleHolding
from .services.invitations import digest_of

ON_ITS_OWN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class LockOut:
    """An address that has to wait after failed tries."""

    address: str
    failures: int
    until: datetime


def open_invitation(token: str) -> Invitation | None:
    """What a link invites to; None if it does not work, or no longer does."""
    found = (
        Invitation.objects.select_related("agency", "invited_by")
        .filter(token_digest=digest_of(token))
        .first()
    )
    return found if found and found.is_open(timezone.now()) else None


def sessions_of(person: Person) -> list[UserSession]:
    """Those that still open something, last seen first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    return list(
        UserSession.objects.filter(
            user=person,
            session_key__in=alive.values("session_key"),
            last_seen_at__gt=timezone.now() - settings.SESSION_IDLE,
            created_at__gt=timezone.now() - settings.SESSION_LONGEST,
        ).order_by("-last_seen_at")
    )


def factors_of(person: Person) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=person).order_by("created_at"))


def providers_of(person: Person) -> set[str]:
    """Names of the identity providers of the agencies in which they hold a role now."""
    held = RoleHolding.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()),
        Q(agency__left_on=None) | Q(agency__left_on__gte=timezone.localdate()),
        person=person,
        starts_on__lte=timezone.localdate(),
    )
    agencies = Agency.objects.filter(pk__in=held.values("agency"))
    return set(
        agencies.exclude(identity_provider="").values_list(
            "identity_provider", flat=True
        )
    )


def links_of(person: Person) -> list[SocialAccount]:
    return list(SocialAccount.objects.filter(user=person))


def person_by_address(address: str) -> Person | None:
    return Person.objects.filter(email=address.strip().casefold()).first()


def lock_outs() -> list[LockOut]:
    """The addresses that are locked out at present, longest wait first."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    tried = (
        AccessAttempt.objects.filter(attempt_time__gt=since)
        .values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
        .order_by("-last")
    )
    found: dict[str, LockOut] = {}
    for row in tried:
        until = row["last"] + settings.AXES_COOLOFF_TIME
        address = row["username"] or ""
        found.setdefault(address, LockOut(address, row["failures"], until))
    return list(found.values())


def has_link(person: Person, provider: str) -> bool:
    links = SocialAccount.objects.filter(user=person, provider=provider)
    return bool(links.exists())
