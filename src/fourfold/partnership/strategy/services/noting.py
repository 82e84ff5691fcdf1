"""Notes what becomes of a strategy: for everybody in its history, and in the trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy.models import Change, Domain, Objective
from fourfold.partnership.strategy.policies import MANAGE, UPDATE

SAME = "Nothing was changed, so there is nothing to save."
NAMED: dict[str, type[models.Model]] = {"domain_id": Domain, "objective_id": Objective}
NO_REASON = "Say why. Everybody can read it in the history."


@dataclass(frozen=True, slots=True)
class Capacity:
    """As what somebody acts: all that everybody is told of who did something."""

    person_id: int
    agency_id: int
    role: str


def capacity(by: Actor, agency_id: int | None = None) -> Capacity:
    """The role that lets somebody do it; that in the agency, if they have one there.

    Raises PermissionDenied for who has none.
    """
    held = [each for each in by.held if {MANAGE, UPDATE} & set(each.definition.may)]
    # Always the same for the same person: first in the agency, then by name.
    held.sort(key=lambda each: (each.agency_id != agency_id, each.role, each.agency_id))
    if not held or by.person_id is None or not by.is_active:
        raise PermissionDenied
    return Capacity(by.person_id, held[0].agency_id, role_named(held[0].role).title)


def signed(by: Actor, agency_id: int | None = None) -> dict[str, Any]:
    """Who says something and when, as the fields of what is only ever added to."""
    who = capacity(by, agency_id)
    return {
        "role": who.role,
        "agency_id": who.agency_id,
        "by_id": who.person_id,
        "at": timezone.now(),
    }


def change(
    by: Actor,
    target: models.Model,
    values: Mapping[str, Any],
    *,
    reason: str,
    body: str = "",
) -> list[str]:
    """Give a row new values, and note each that differs; returns their names.

    Raises RefusedError if none does, or without a reason.
    """
    if not reason.strip():
        raise RefusedError(NO_REASON)
    changed = sorted(n for n, new in values.items() if getattr(target, n) != new)
    if not changed:
        raise RefusedError(SAME)
    for name in changed:
        old, new = getattr(target, name), values[name]
        said = {"field": name, "old": told(old, name), "new": told(new, name)}
        setattr(target, name, new)
        note(by, target, **said, reason=reason, body=body)
    target.save(update_fields=changed)
    return changed


def told(value: Any, name: str = "") -> str:
    """A value as a history keeps it: a row by its name, which outlives it."""
    if value is None:
        return ""
    if name.endswith("agency_id"):
        return Agency.objects.get(pk=value).name
    if name in NAMED:
        return str(NAMED[name].objects.get(pk=value))  # type: ignore[attr-defined]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def note(by: Actor, target: models.Model, **said: str) -> Change:
    """That something was made, or that something happened to it.

    said : `field`, `old`, `new`, `reason`, `body`; none of them where it was made
    """
    for name in ("lead_agency_id", "owner_agency_id", "agency_id"):
        if hasattr(target, name):
            who = capacity(by, getattr(target, name))
            break
    else:
        who = capacity(by)
    return Change.objects.create(
        kind=str(target._meta.model_name),
        subject=target.public_id,  # type: ignore[attr-defined]
        role=who.role,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
        **said,
    )
