"""Rows that nobody must learn of: never found, never counted, never referred to."""

import re
import uuid

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Exists, OuterRef, Q

from fourfold.partnership.information_rights.every_row import every_row
from fourfold.partnership.personal_data.reading import (
    Model,
    declaration_of,
    declared_models,
)

from .redacting import BLACK

NOTHING = Q(pk__in=[])
# What records are called by: a number of chance, or letters and figures with a hyphen.
IDENTIFIER = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.I)
REFERENCE = re.compile(r"\b[A-Z]{2,8}(?:-[A-Z0-9]+)+\b", re.I)


def not_hidden(model: Model) -> Q:
    """Rows that are not hidden themselves, and lead to none that is."""
    return ~_is_hidden(model) & ~_leads_to_hidden(model)


def without_references(text: str) -> str:
    """The text, with what a hidden row is called by blacked out."""
    for pattern, field in ((IDENTIFIER, "public_id"), (REFERENCE, "reference")):
        for name in set(pattern.findall(text)):
            if _names_hidden(field, name):
                text = text.replace(name, BLACK)
    return text


def _is_hidden(model: Model) -> Q:
    hidden = declaration_of(model).hidden
    if isinstance(hidden, str):
        return Q(**{hidden: True})
    return Q(pk__isnull=False) if hidden else NOTHING


def _leads_to_hidden(model: Model) -> Q:
    """By a foreign key, or by the kind and the identifier of a record of any kind."""
    found = NOTHING
    for other in _hiding_models():
        rows = every_row(other).filter(_is_hidden(other))
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is other:
                found |= Q(Exists(rows.filter(pk=OuterRef(field.attname))))
        if _has(model, "record_id") and _has(other, "public_id"):
            same = rows.filter(public_id=OuterRef("record_id"))
            found |= Q(Exists(same), record_kind=other._meta.label_lower)
    return found


def _names_hidden(field: str, name: str) -> bool:
    for model in _hiding_models():
        if _has(model, field):
            value: object = uuid.UUID(name) if field == "public_id" else name
            lookup = field if field == "public_id" else f"{field}__iexact"
            rows = every_row(model).filter(_is_hidden(model))
            if rows.filter(**{lookup: value}).exists():
                return True
    return False


def _hiding_models() -> list[Model]:
    return [model for model in declared_models() if declaration_of(model).hidden]


def _has(model: Model, name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
