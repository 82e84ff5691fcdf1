"""A strategy as a plan that can be copied."""

from datetime import date

from fourfold.partnership.strategy.models import (
    Action,
    Dependency,
    Recommendation,
    Strategy,
)
from fourfold.partnership.strategy.plan_copies import (
    CopiedAction,
    CopiedObjective,
    CopiedPlan,
    CopiedRecommendation,
)

from .narrowing import all_actions, with_ties
from .things import objectives

Needs = dict[int, list[int]]


def copied_plan(strategy: Strategy) -> CopiedPlan:
    """What is to be done, without what became of it; in six queries."""
    aims = list(objectives().filter(strategy=strategy).order_by("pk"))
    places = {each.pk: place for place, each in enumerate(aims)}
    answers = list(strategy.recommendations.select_related("domain").order_by("number"))
    found = all_actions().filter(recommendation__strategy=strategy)
    actions = list(with_ties(found.order_by("recommendation__number", "pk")))
    needs = _needs(actions)

    def after(day: date) -> int:
        return (day - strategy.approved_on).days

    return CopiedPlan(
        title=strategy.title,
        aliases=strategy.aliases,
        vision=strategy.vision,
        starts_after=after(strategy.starts_on),
        ends_after=after(strategy.ends_on),
        review_after=after(strategy.review_on),
        objectives=tuple(
            CopiedObjective(
                domain=each.domain.title,
                text=each.text,
                owner=each.owner_agency.name,
                review_after=after(each.review_on),
            )
            for each in aims
        ),
        recommendations=tuple(
            _recommendation(
                each,
                None if each.objective_id is None else places[each.objective_id],
                tuple(
                    _action(action, needs.get(action.pk, []))
                    for action in actions
                    if action.recommendation_id == each.pk
                ),
            )
            for each in answers
        ),
    )


def _needs(actions: list[Action]) -> Needs:
    """Of each action, by its key, the places of those that it waits for."""
    places = {each.pk: place for place, each in enumerate(actions)}
    found: Needs = {}
    waiting = Dependency.objects.filter(action__in=places, needs__in=places)
    for action_id, needs_id in waiting.values_list("action_id", "needs_id"):
        found.setdefault(action_id, []).append(places[needs_id])
    return found


def _recommendation(
    found: Recommendation, objective: int | None, actions: tuple[CopiedAction, ...]
) -> CopiedRecommendation:
    return CopiedRecommendation(
        number=found.number,
        title=found.title,
        text=found.text,
        made_by=found.made_by,
        domain=found.domain.title,
        objective=objective,
        actions=actions,
    )


def _action(action: Action, needs: list[int]) -> CopiedAction:
    weight = action.weight
    return CopiedAction(
        title=action.title,
        text=action.text,
        lead=action.lead_agency.name,
        supporting=tuple(each.agency.name for each in action.supports.all()),
        owner_post=action.owner_post,
        horizon=action.horizon,
        weight=None if weight is None else f"{weight.normalize():f}",
        needs=tuple(sorted(needs)),
    )
