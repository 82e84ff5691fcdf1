"""Follows a path such as `person__left_at` from one model to the next."""

from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models

SELF = "self"

Model = type[models.Model]


class NoPathError(LookupError):
    """A path that leads nowhere; the message says where it ends."""


def field_at(model: Model, path: str) -> "models.Field[Any, Any]":
    """The field that a path ends at; every step before it is a foreign key."""
    *steps, last = path.split("__")
    here = model
    for step in steps:
        field = _field(here, step)
        if not isinstance(field.related_model, type):
            raise NoPathError(f"{here._meta.label}.{step} leads to no other model")
        here = field.related_model
    return _field(here, last)


def names_a_person(model: Model, path: str) -> bool:
    """Whether a path ends at somebody who has an account; "self" is the row itself."""
    if path == SELF:
        return model._meta.label == settings.AUTH_USER_MODEL
    related = field_at(model, path).related_model
    return isinstance(related, type) and (
        related._meta.label == settings.AUTH_USER_MODEL
    )


def _field(model: Model, name: str) -> "models.Field[Any, Any]":
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        raise NoPathError(f"{model._meta.label} has no field {name}") from None
    if not isinstance(field, models.Field):
        raise NoPathError(f"{model._meta.label}.{name} is a way back, and no field")
    return field
