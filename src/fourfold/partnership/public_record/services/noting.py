"""Notes what becomes of the record: for everybody in its history."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import slugify

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record.models import PublicPerson, RecordChange, Shown
from fourfold.partnership.strategy.services.asking import refuse_other_links
from fourfold.partnership.strategy.services.noting import NO_REASON, SAME, capacity

LONGEST_SLUG = 80
__all__ = ["change", "free_slug", "note", "refuse_other_links", "signed"]


def change(
    by: Actor, target: Shown, values: Mapping[str, Any], *, reason: str
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
        old, new = told(target, name), values[name]
        setattr(target, name, new)
        note(by, target, field=name, old=old, new=told(target, name), reason=reason)
    target.save(update_fields=changed)
    return changed


def told(target: models.Model, name: str) -> str:
    """A value as a history keeps it: another row by its name, which outlives it.

    Of a person nothing: a history that nobody can change holds no names.
    """
    if isinstance(target, PublicPerson):
        return ""
    value = getattr(target, name)
    if value is not None and name.endswith("_id"):
        field: Any = target._meta.get_field(name.removesuffix("_id"))
        value = field.related_model._default_manager.get(pk=value)
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def note(by: Actor, target: models.Model, **said: str) -> RecordChange:
    """said : `field`, `old`, `new`, `reason`; none of them where it was made"""
    who = capacity(by)
    return RecordChange.objects.create(
        kind=str(target._meta.model_name),
        subject=target.public_id,  # type: ignore[attr-defined]
        role=who.role,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
        **said,
    )


def free_slug(model: type[Shown], title: str) -> str:
    """An address made of a title. Raises RefusedError if another has it."""
    slug = slugify(title)[:LONGEST_SLUG].strip("-")
    if not slug:
        raise RefusedError("Give it a name with letters or digits.")
    if model._default_manager.filter(slug=slug).exists():
        raise RefusedError("There is already something of this name. Give it another.")
    return slug


def signed(by: Actor) -> dict[str, Any]:
    """Who wrote a row that is added, and when."""
    return {"by_id": capacity(by).person_id, "at": timezone.now()}
