"""What is held about people at all: said by the models, put into words."""

from collections.abc import Iterator
from dataclasses import dataclass

from fourfold.partnership.personal_data.declarations import (
    AT_ONCE,
    Keep,
    KeepAlways,
    KeepWith,
    Then,
)
from fourfold.partnership.personal_data.reading import (
    Model,
    NoDeclarationError,
    declaration_of,
    declared_models,
    model_of,
)

THEN = {Then.DELETE: "deleted", Then.ANONYMISE: "made anonymous"}


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of record.

    personal, plain : fields, by their names in the code
    labels : what the personal ones are called, for readers
    period : name of the period it waits for; empty where there is none
    end : how it comes to its end, in words that name the period
    asked : how it is found for somebody who asks, or why it is not
    """

    kind: str
    title: str
    why: str
    personal: tuple[str, ...]
    plain: tuple[str, ...]
    labels: tuple[str, ...]
    period: str
    end: str
    asked: str


def holdings() -> Iterator[Holding]:
    for model in declared_models():
        declared = declaration_of(model)
        rule = declared.keep
        yield Holding(
            kind=model._meta.label_lower,
            title=title_of(model),
            why=declared.why,
            personal=declared.personal,
            plain=declared.plain,
            labels=tuple(label_of(model, name) for name in declared.personal),
            period=rule.period if isinstance(rule, Keep) else "",
            end=_end(model),
            asked=_asked(model),
        )


def personal_holdings() -> list[Holding]:
    return [holding for holding in holdings() if holding.personal]


def title_of(model: Model) -> str:
    title = str(model._meta.verbose_name)
    return title[:1].upper() + title[1:]


def title_of_kind(kind: str) -> str:
    """Also of a kind that a later version of the site no longer has: its name then."""
    try:
        return title_of(model_of(kind))
    except NoDeclarationError:
        return kind


def label_of(model: Model, name: str) -> str:
    """What a field is called, as somebody reads it who has never seen the code."""
    label = str(getattr(model._meta.get_field(name), "verbose_name", name))
    return label[:1].upper() + label[1:]


def _end(model: Model) -> str:
    rule = declaration_of(model).keep
    if isinstance(rule, KeepAlways):
        return f"Kept always: {rule.reason}."
    if isinstance(rule, KeepWith):
        owner = model._meta.get_field(rule.owner).related_model
        name = title_of(owner) if isinstance(owner, type) else rule.owner
        return f"Deleted when what it belongs to is at its end: {name}."
    if rule.period == AT_ONCE:
        return f"{THEN[rule.then].capitalize()} as soon as it has run out."
    since = rule.since.replace("__", ", ").replace("_", " ")
    return (
        f"{THEN[rule.then].capitalize()} after the period “{rule.period}”,"
        f" counted from “{since}”."
    )


def _asked(model: Model) -> str:
    declared = declaration_of(model)
    if not declared.personal:
        return "Says nothing of anybody."
    if declared.hidden is True:
        return "Never given: nobody must learn that there is one."
    if declared.not_collected:
        return f"Not given: {declared.not_collected}."
    ways = [
        *(["the person’s account"] if declared.about else []),
        *(["their address"] if declared.found_by else []),
    ]
    return f"Found by {' or '.join(ways)}."
