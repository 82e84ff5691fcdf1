"""What is due on which day: actions, pledges, and reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db.models import Max, Min, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.strategy.models import Action, Objective, Pledge, Strategy

from .narrowing import all_actions

ACTION, PLEDGE = _("An action is due"), _("A pledge ends")
OBJECTIVE_REVIEW = _("An objective is reviewed")
STRATEGY_REVIEW = _("A strategy is reviewed")


@dataclass(frozen=True, slots=True)
class Due:
    """Something on a day: what happens, and to what.

    row : what was promised, with what its standing is worked out from
    """

    on: date
    what: str | Promise
    row: Model

    @property
    def agency(self) -> str:
        for name in ("lead_agency", "agency", "owner_agency"):
            if hasattr(self.row, name):
                return str(getattr(self.row, name))
        return ""


def years() -> tuple[int, int]:
    """The first and the last year in which any strategy holds or action is due.

    No year comes after its last where nothing was promised.
    """
    held = Strategy.objects.aggregate(first=Min("starts_on"), last=Max("ends_on"))
    due = Action.objects.aggregate(first=Min("due_on"), last=Max("due_on"))
    days = [each for each in (*held.values(), *due.values()) if each is not None]
    if not days:
        return date.max.year, date.min.year
    return min(days).year, max(days).year


def due_between(first: date, last: date) -> list[Due]:
    """All that is due on these days, both included, by day; in four queries."""
    return sorted(_due_between(first, last), key=attrgetter("on"))


def _due_between(first: date, last: date) -> Iterator[Due]:
    span = (first, last)
    actions = all_actions().filter(due_on__range=span).order_by("due_on", "pk")
    yield from (_action(each) for each in actions)
    pledges = Pledge.objects.select_related("agency").filter(ends_on__range=span)
    yield from (Due(each.ends_on, PLEDGE, each) for each in pledges)
    objectives = Objective.objects.select_related("owner_agency", "domain")
    for each in objectives.filter(review_on__range=span):
        yield Due(each.review_on, OBJECTIVE_REVIEW, each)
    for strategy in Strategy.objects.filter(review_on__range=span):
        yield Due(strategy.review_on, STRATEGY_REVIEW, strategy)


def _action(action: Action) -> Due:
    return Due(action.due_on, ACTION, action)
