"""Things that were promised, each by its name or with others of its kind."""

from uuid import UUID

from django.db import models
from django.db.models import Prefetch, Q, QuerySet

from fourfold.partnership.strategy.models import (
    Action,
    ActionWard,
    Activity,
    Dependency,
    Domain,
    Evidence,
    Objective,
    Pledge,
    PledgeEntry,
    Recommendation,
    Strategy,
    Support,
)

from .narrowing import all_actions


def action(public_id: UUID) -> Action | None:
    found = all_actions().prefetch_related(
        Prefetch("supports", queryset=Support.objects.select_related("agency")),
        Prefetch("evidence", queryset=Evidence.objects.select_related("agency")),
        Prefetch("wards", queryset=ActionWard.objects.select_related("ward")),
        Prefetch("activities", queryset=Activity.objects.select_related("agency")),
    )
    return found.filter(public_id=public_id).first()


def waits_for(found: Action) -> list[Dependency]:
    return list(found.waits_for.select_related("needs").order_by("needs__due_on"))


def needed_by(found: Action) -> list[Dependency]:
    return list(found.needed_by.select_related("action").order_by("action__due_on"))


def strategies() -> QuerySet[Strategy]:
    return Strategy.objects.all()


def strategy(slug: str) -> Strategy | None:
    """With its versions, and whether any of its actions was taken back."""
    own = Action.everything.filter(recommendation__strategy=models.OuterRef("pk"))
    found = Strategy.objects.prefetch_related("versions").annotate(
        has_taken_back=models.Exists(own.exclude(taken_back_on=None))
    )
    return found.filter(slug=slug).first()


def strategy_by_id(public_id: UUID) -> Strategy | None:
    return Strategy.objects.filter(public_id=public_id).first()


def domains() -> QuerySet[Domain]:
    return Domain.objects.select_related("chair_agency")


def domain(slug: str) -> Domain | None:
    return domains().filter(slug=slug).first()


def domains_called(words: str) -> QuerySet[Domain]:
    """Those with these words in their title, or in what they are called elsewhere."""
    in_title, in_aliases = Q(title__icontains=words), Q(aliases__icontains=words)
    return domains().filter(in_title | in_aliases)


def domain_by_id(public_id: UUID) -> Domain | None:
    return domains().filter(public_id=public_id).first()


def objectives() -> QuerySet[Objective]:
    return Objective.objects.select_related("strategy", "domain", "owner_agency")


def objective(public_id: UUID) -> Objective | None:
    return objectives().filter(public_id=public_id).first()


def recommendations() -> QuerySet[Recommendation]:
    """Each with its actions, in two queries."""
    led = Action.objects.select_related("lead_agency")
    return Recommendation.objects.select_related(
        "strategy", "domain", "objective"
    ).prefetch_related(Prefetch("actions", queryset=led))


def counted_recommendations() -> QuerySet[Recommendation]:
    """Each with of its actions what their progress and lateness hang on, and no more:
    a plan has thousands. In two queries.
    """
    counted = Action.objects.only("recommendation_id", "status", "weight", "due_on")
    return Recommendation.objects.select_related("domain").prefetch_related(
        Prefetch("actions", queryset=counted)
    )


def recommendation(public_id: UUID) -> Recommendation | None:
    return recommendations().filter(public_id=public_id).first()


def pledges(
    *, strategy: str = "", domain: str = "", partner: str = ""
) -> QuerySet[Pledge]:
    """Each with what was recorded of it, in three queries."""
    found = Pledge.objects.select_related("strategy", "domain", "agency")
    if strategy:
        found = found.filter(strategy__slug=strategy)
    if domain:
        found = found.filter(domain__slug=domain)
    if partner:
        found = found.filter(agency__public_id=partner)
    return found.prefetch_related("entries", "outcomes")


def pledge(public_id: UUID) -> Pledge | None:
    return pledges().filter(public_id=public_id).first()


def entry(public_id: UUID) -> PledgeEntry | None:
    found = PledgeEntry.objects.select_related("pledge")
    return found.filter(public_id=public_id).first()


def activity(public_id: UUID) -> Activity | None:
    found = Activity.objects.select_related("action__recommendation__strategy")
    return found.filter(public_id=public_id).first()


def dependency(dependency_id: int) -> Dependency | None:
    found = Dependency.objects.select_related(
        "needs", "action__recommendation__strategy"
    )
    return found.filter(pk=dependency_id).first()


def next_number(strategy: Strategy) -> int:
    """One more than the last recommendation of a strategy has."""
    found = strategy.recommendations.aggregate(last=models.Max("number"))
    return (found["last"] or 0) + 1
