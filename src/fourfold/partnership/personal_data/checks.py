"""Refuses a model that does not say what it holds about people."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from .declarations import AT_ONCE, Keep, KeepAlways, KeepWith, Rule, Then
from .paths import NoPathError, field_at, names_a_person
from .periods import known_periods
from .reading import (
    Declaration,
    Model,
    NoDeclarationError,
    declaration_of,
    declared_models,
    is_ours,
)

TEXTS = (models.CharField, models.TextField, models.JSONField)


def check_declarations(
    app_configs: Sequence[AppConfig] | None = None, **_: Any
) -> list[CheckMessage]:
    return [error for model in declared_models() for error in errors_of(model)]


def errors_of(model: Model) -> Iterator[CheckMessage]:
    try:
        declared = declaration_of(model)
    except NoDeclarationError as wrong:
        yield _error(
            model,
            1,
            f"does not say what it holds about people: {wrong}",
            hint="Give it a class Privacy as personal_data/declarations.py describes,"
            " or say it in third_party.py if it is not ours.",
        )
        return
    for check in (_fields, _people, _rule, _anonymised, _reasons, _collected):
        yield from check(model, declared)


def _fields(model: Model, declared: Declaration) -> Iterator[CheckMessage]:
    there = {field.name for field in model._meta.concrete_fields}
    listed = [*declared.personal, *declared.plain]
    wrong = there.symmetric_difference(listed) | {
        name for name in listed if listed.count(name) > 1
    }
    if wrong:
        yield _error(
            model,
            2,
            f"has each field once in `personal` or `plain`, but not {_and(wrong)}",
        )
    if not declared.why.strip():
        yield _error(model, 3, "does not say why it is held")


def _people(model: Model, declared: Declaration) -> Iterator[CheckMessage]:
    for path in declared.about:
        try:
            if not names_a_person(model, path):
                yield _error(model, 4, f"is about {path}, which is no person")
        except NoPathError as wrong:
            yield _error(model, 4, f"is about {path}, but {wrong}")
    names = list(declared.found_by)
    if isinstance(declared.hidden, str):
        names.append(declared.hidden)
    for name in names:
        try:
            field_at(model, name)
        except NoPathError as wrong:
            yield _error(model, 4, f"names {name}, but {wrong}")


def _rule(model: Model, declared: Declaration) -> Iterator[CheckMessage]:
    rule = declared.keep
    if isinstance(rule, KeepAlways):
        if not rule.reason.strip():
            yield _error(model, 5, "is kept always, and does not say why")
    elif isinstance(rule, KeepWith):
        if not _is_foreign_key(model, rule.owner):
            yield _error(
                model, 5, f"is kept with {rule.owner}, which is no foreign key"
            )
        elif _goes_in_a_circle(model):
            yield _error(model, 5, "is kept with what is kept with it: neither ends")
    else:
        yield from _keep(model, rule)


def _keep(model: Model, rule: Keep) -> Iterator[CheckMessage]:
    try:
        if not isinstance(field_at(model, rule.since), models.DateField):
            yield _error(model, 5, f"is kept since {rule.since}, which is no time")
    except NoPathError as wrong:
        yield _error(model, 5, f"is kept since {rule.since}, but {wrong}")
    if rule.period != AT_ONCE and rule.period not in known_periods():
        yield _error(
            model,
            6,
            f"is kept for the period {rule.period}, which nothing explains",
            hint="Say in definitions/retention.toml what it covers.",
        )


def _anonymised(model: Model, declared: Declaration) -> Iterator[CheckMessage]:
    rule = declared.keep
    if not isinstance(rule, Keep) or rule.then is not Then.ANONYMISE:
        return
    make = getattr(model, "anonymised", None)
    missing = set(declared.personal) - set(make(model()) if make else ())
    if missing:
        yield _error(
            model, 7, f"has no anonymised() that says what becomes of {_and(missing)}"
        )
    try:
        field = model._meta.get_field("anonymised_at")
    except FieldDoesNotExist:
        field = None
    if not (isinstance(field, models.DateTimeField) and field.null):
        yield _error(model, 7, "has no field anonymised_at that may be empty")


def _reasons(model: Model, declared: Declaration) -> Iterator[CheckMessage]:
    """A name, or a text in which one can stand, is plain only with a reason."""
    excused = isinstance(declared.keep, KeepAlways)
    doubtful = {
        field.name
        for field in model._meta.concrete_fields
        if field.name in declared.plain
        and (_names_somebody(field) or (_is_free_text(field) and not excused))
    }
    if missing := doubtful - {n for n, why in declared.reasons.items() if why.strip()}:
        yield _error(
            model,
            8,
            f"holds a person or free text in `plain` without a reason: {_and(missing)}",
            hint="Put it into `personal`, or say in `reasons` why it says nothing of"
            " anybody.",
        )
    if unknown := set(declared.reasons) - set(declared.plain):
        yield _error(model, 8, f"gives reasons for {_and(unknown)}, not in `plain`")


def _collected(model: Model, declared: Declaration) -> Iterator[CheckMessage]:
    ways = declared.about or declared.found_by or declared.not_collected.strip()
    if declared.personal and not ways:
        yield _error(
            model,
            9,
            "holds personal data that nobody who asks for theirs would be given",
            hint="Say whom it is `about` or what it is `found_by`; or, in"
            " `not_collected`, why it is not given.",
        )


def _names_somebody(field: "models.Field[Any, Any]") -> bool:
    return bool(field.is_relation) and names_a_person(field.model, field.name)


def _is_free_text(field: "models.Field[Any, Any]") -> bool:
    if isinstance(field, models.SlugField) or field.choices:
        return False
    return isinstance(field, TEXTS)


def _is_foreign_key(model: Model, name: str) -> bool:
    try:
        return isinstance(field_at(model, name), models.ForeignKey)
    except NoPathError:
        return False


def _goes_in_a_circle(model: Model) -> bool:
    seen: set[Model] = set()
    rule: Rule = KeepWith("")
    while isinstance(rule, KeepWith) and model not in seen:
        seen.add(model)
        rule = declaration_of(model).keep
        if isinstance(rule, KeepWith):
            related = field_at(model, rule.owner).related_model
            model = cast(Model, related)
    return isinstance(rule, KeepWith)


def _error(model: Model, number: int, text: str, *, hint: str = "") -> CheckMessage:
    where = "Privacy" if is_ours(model) else "entry in third_party.py"
    return Error(
        f"{model._meta.label} {text}.",
        hint=hint or f"Mend its {where}.",
        obj=model,
        id=f"fourfold.E1{number:02}",
    )


def _and(names: set[str]) -> str:
    return ", ".join(sorted(names))
