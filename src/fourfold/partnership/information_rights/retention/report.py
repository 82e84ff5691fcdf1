"""What is over at a moment, model by model, before anything is done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Q

from fourfold.partnership.information_rights.every_row import Rows, every_row
from fourfold.partnership.information_rights.models import RetentionRunLine
from fourfold.partnership.personal_data.declarations import (
    AT_ONCE,
    Keep,
    KeepWith,
    Then,
)
from fourfold.partnership.personal_data.periods import Period
from fourfold.partnership.personal_data.reading import Model, declaration_of

from .due import due_rows
from .held import Holds, held, needed
from .order import in_order


@dataclass(frozen=True, slots=True)
class Moment:
    """As of when, with which periods and holds, it is asked what is over."""

    now: datetime
    periods: Mapping[str, Period]
    holds: Holds

    def due(self, model: Model, rule: Keep) -> Rows | None:
        return due_rows(model, rule, now=self.now, periods=self.periods)


@dataclass(frozen=True, slots=True)
class Owner:
    """The row at the top of those that go together, and the path to it."""

    path: str
    model: Model
    rule: Keep


def lines_at(moment: Moment) -> list[RetentionRunLine]:
    """One for each model whose rows come to an end at some time; by label."""
    found = (_line(model, moment) for model in in_order())
    return sorted((line for line in found if line), key=lambda line: line.kind)


def owner_of(model: Model) -> Owner | None:
    """The owner that has a period of its own; None where it is kept always."""
    path: list[str] = []
    rule = declaration_of(model).keep
    while isinstance(rule, KeepWith):
        path.append(rule.owner)
        # The system check sees to it that this leads to a model, and to an end.
        model = cast(Model, model._meta.get_field(rule.owner).related_model)
        rule = declaration_of(model).keep
    return Owner("__".join(path), model, rule) if isinstance(rule, Keep) else None


def _line(model: Model, moment: Moment) -> RetentionRunLine | None:
    owner = owner_of(model)
    if owner is None:
        return None
    rule = owner.rule
    due = moment.due(owner.model, rule)
    line = RetentionRunLine(
        kind=model._meta.label_lower,
        period=rule.period,
        is_set=rule.period == AT_ONCE or rule.period in moment.periods,
    )
    if due is None:
        return line
    if owner.path and rule.then is Then.ANONYMISE:
        due = due | every_row(owner.model).exclude(anonymised_at=None)
    under_hold = held(owner.model, moment.holds)
    line.due = _count(model, owner, due)
    line.held = _count(model, owner, due.filter(under_hold))
    if rule.then is Then.DELETE:
        kept = due.filter(~under_hold & needed(owner.model))
        line.needed = _count(model, owner, kept)
    return line


def _count(model: Model, owner: Owner, rows: Rows) -> int:
    if not owner.path:
        return rows.count()
    within = Q(**{f"{owner.path}__in": rows.values("pk")})
    return every_row(model).filter(within).count()
