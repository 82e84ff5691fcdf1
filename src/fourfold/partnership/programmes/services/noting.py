"""Notes what becomes of a programme, for everybody, in its history."""

from collections.abc import Mapping
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
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.programmes.models import FundingLine, ProgrammeChange
from fourfold.partnership.programmes.policies import FILE, MANAGE
from fourfold.partnership.strategy.services.noting import NO_REASON, SAME, Capacity

# Of a field that holds a key, what it is the key of.
NAMED: dict[str, type[models.Model]] = {
    "lead_agency_id": Agency,
    "commissioner_id": Agency,
    "provider_id": Agency,
    "figure_id": Figure,
    "on_top_of_id": FundingLine,
}


def capacity(by: Actor, agency_id: int | None = None) -> Capacity:
    """The role that lets somebody do it; that in the agency, if they have one there.

    Raises PermissionDenied for who has none.
    """
    held = [each for each in by.held if {MANAGE, FILE} & set(each.definition.may)]
    # Always the same for the same person: first in the agency, then by name.
    held.sort(key=lambda each: (each.agency_id != agency_id, each.role, each.agency_id))
    if not held or by.person_id is None or not by.is_active:
        raise PermissionDenied
    return Capacity(by.person_id, held[0].agency_id, role_named(held[0].role).title)


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
    if name in NAMED:
        return str(NAMED[name]._default_manager.get(pk=value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def note(by: Actor, target: models.Model, **said: str) -> ProgrammeChange:
    """That something was made, or that something happened to it.

    said : `field`, `old`, `new`, `reason`, `body`; none of them where it was made
    """
    who = capacity(by)
    return ProgrammeChange.objects.create(
        kind=str(target._meta.model_name),
        subject=target.public_id,  # type: ignore[attr-defined]
        role=who.role,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
        **said,
    )
