"""Reads what models declare about the people in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from .declarations import Rule
from .third_party import THIRD_PARTY

Model = type[models.Model]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one model says; `declarations.py` explains each part."""

    personal: tuple[str, ...]
    plain: tuple[str, ...]
    why: str
    keep: Rule
    about: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    hidden: bool | str = False
    not_collected: str = ""


class NoDeclarationError(LookupError):
    """A model that says nothing about the people in it, or not enough."""


@cache
def declaration_of(model: Model) -> Declaration:
    """Raises NoDeclarationError where there is none, or one that lacks a part."""
    declared: Any = getattr(model, "Privacy", None)
    values = THIRD_PARTY.get(model._meta.label_lower, {})
    if declared is not None:
        values = {
            name: value
            for name, value in vars(declared).items()
            if not name.startswith("__")
        }
    about = values.get("about", "")
    paths = (about,) if isinstance(about, str) else tuple(about)
    try:
        return Declaration(**{**values, "about": tuple(path for path in paths if path)})
    except TypeError as wrong:
        raise NoDeclarationError(f"{model._meta.label}: {wrong}") from None


def declared_models() -> list[Model]:
    """Every model with a table of its own, by label."""
    found = (
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    )
    return sorted(found, key=lambda model: model._meta.label_lower)


@cache
def model_of(kind: str) -> Model:
    """The model that a row names as its kind, `app.model`: one that is declared.

    Raises NoDeclarationError where there is none, or no longer.
    """
    for model in declared_models():
        if model._meta.label_lower == kind:
            return model
    raise NoDeclarationError(f"there is no kind {kind}")


def is_ours(model: Model) -> bool:
    return model.__module__.startswith("fourfold.")
