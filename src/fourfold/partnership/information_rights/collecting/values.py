"""A field of a row, in words."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from fourfold.partnership.accounts.models import Person

from .hidden import without_references
from .others import Others

FREE_TEXT = (models.TextField, models.JSONField)


@dataclass(frozen=True, slots=True)
class Value:
    """What a field says, and whether it is about somebody else or needs reading.

    is_free : somebody typed it, or a program stored it whole; it may say anything
    """

    text: str
    names_others: bool
    is_free: bool


def value_of(row: models.Model, name: str, *, others: Others, own: int | None) -> Value:
    """Empty where there is nothing to give: no value, or the one who asks."""
    field = row._meta.get_field(name)
    value = getattr(row, name)
    is_free = isinstance(field, FREE_TEXT)
    if value in (None, "") or (isinstance(value, Person) and value.pk == own):
        return Value("", names_others=False, is_free=is_free)
    text = without_references(_words(row, name, value))
    named = isinstance(value, Person) or others.are_named_in(text)
    return Value(text, names_others=named, is_free=is_free)


def _words(row: models.Model, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else value)
