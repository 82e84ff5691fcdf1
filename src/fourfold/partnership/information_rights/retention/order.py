"""In which order models come to their end, and which rows belong to which. Pure."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith
from fourfold.partnership.personal_data.reading import (
    Model,
    declaration_of,
    declared_models,
)

ForeignKey = models.ForeignKey[Any, Any]
# Deleting the row it points at leaves a row with one of these as it is.
LETS_GO = (models.SET_NULL, models.SET_DEFAULT)


@cache
def in_order() -> tuple[Model, ...]:
    """Those that refer to others before those they refer to.

    Where models refer to each other in a circle, the rest by label.
    """
    waiting = {model: _referred_to(model) for model in declared_models()}
    ordered: list[Model] = []
    while waiting:
        needed = set().union(*waiting.values())
        free = [model for model in waiting if model not in needed] or [*waiting][:1]
        ordered.extend(free)
        waiting = {
            model: referred - {model}
            for model, referred in waiting.items()
            if model not in free
        }
    return tuple(ordered)


def _referred_to(model: Model) -> set[Model]:
    found = {field.related_model for field in _foreign_keys(model)}
    return {other for other in found if isinstance(other, type)} - {model}


def owned_by(model: Model) -> Iterator[tuple[Model, ForeignKey]]:
    """Models whose rows go with a row of this one, and the key that ties them."""
    for other, key in pointing_at(model):
        if _goes_with(other, key):
            yield other, key


def depending_on(model: Model) -> Iterator[tuple[Model, ForeignKey]]:
    """Models whose rows keep a row of this one from being deleted.

    Also where the database would delete them with it: nothing goes before its time.
    """
    for other, key in pointing_at(model):
        if not _goes_with(other, key) and key.remote_field.on_delete not in LETS_GO:
            yield other, key


def pointing_at(model: Model) -> Iterator[tuple[Model, ForeignKey]]:
    for other in declared_models():
        for key in _foreign_keys(other):
            if key.related_model is model:
                yield other, key


def _goes_with(model: Model, key: ForeignKey) -> bool:
    return declaration_of(model).keep == KeepWith(key.name)


def _foreign_keys(model: Model) -> list[ForeignKey]:
    fields = model._meta.concrete_fields
    return [field for field in fields if isinstance(field, models.ForeignKey)]
