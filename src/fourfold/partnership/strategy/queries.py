"""Reads what was promised and how far it is. All of it is public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from fourfold.partnership.accounts.models import Agency

from .models import (
    Action,
    Activity,
    Change,
    Dependency,
    Domain,
    Evidence,
    Objective,
    Pledge,
    Recommendation,
    Strategy,
    Support,
)
from .states import OPEN, Status

# What a list can be narrowed to besides the words of `Status`: `states.py` in SQL.
LATE, LATE_AT_FIRST = "late", "late-at-first"
# What comes first: what is late, and longest so; then what is soonest due.
RANKS = {Status.DONE: 2, Status.STOPPED: 3}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of actions is narrowed to; empty for all.

    text : words in an action, its recommendation, domain, strategy or lead agency
    strategy, domain : slugs
    partner : public identifier of an agency that leads or supports
    horizon : by its name
    status : a word of `Status`, `late`, or `late-at-first`
    """

    text: str = ""
    strategy: str = ""
    domain: str = ""
    partner: str = ""
    horizon: str = ""
    status: str = ""


def late(today: date) -> Q:
    return Q(status__in=OPEN, due_on__lt=today)


def late_at_first(today: date) -> Q:
    """Open after the first day promised, be it settled or moved since."""
    return Q(settled_on__gt=F("first_due_on")) | Q(
        settled_on=None, first_due_on__lt=today
    )


def all_actions() -> QuerySet[Action]:
    return Action.objects.select_related(
        "recommendation__strategy", "recommendation__domain", "lead_agency"
    )


def actions(wanted: Wanted, *, today: date) -> QuerySet[Action]:
    """Those that are wanted, what is late first."""
    found = all_actions().filter(_matching(wanted))
    if wanted.partner:
        found = found.filter(_of_partner(wanted.partner))
    if wanted.status:
        found = found.filter(_standing(wanted.status, today))
    ranks = [When(status=status, then=Value(rank)) for status, rank in RANKS.items()]
    return found.annotate(
        rank=Case(When(late(today), then=Value(0)), *ranks, default=Value(1))
    ).order_by("rank", "due_on", "pk")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions stand how; late ones count as late and as nothing else."""

    all: int
    late: int
    late_at_first: int
    of: dict[str, int]


def counts(found: QuerySet[Action], *, today: date) -> Counts:
    """In one query."""
    is_late = late(today)
    each = {
        status.name.lower(): Count("pk", filter=Q(status=status) & ~is_late)
        for status in Status
    }
    row = found.order_by().aggregate(
        every=Count("pk"),
        late=Count("pk", filter=is_late),
        late_at_first=Count("pk", filter=late_at_first(today)),
        **each,
    )
    of = {status.value: row[status.name.lower()] for status in Status}
    return Counts(row["every"], row["late"], row["late_at_first"], of)


def _matching(wanted: Wanted) -> Q:
    found = Q()
    if wanted.text:
        names = (
            "title",
            "text",
            "recommendation__title",
            "recommendation__domain__title",
            "recommendation__domain__aliases",
            "recommendation__strategy__title",
            "recommendation__strategy__aliases",
            "lead_agency__name",
        )
        any_of = Q()
        for name in names:
            any_of |= Q(**{f"{name}__icontains": wanted.text})
        found &= any_of
    if wanted.strategy:
        found &= Q(recommendation__strategy__slug=wanted.strategy)
    if wanted.domain:
        found &= Q(recommendation__domain__slug=wanted.domain)
    return found & Q(horizon=wanted.horizon) if wanted.horizon else found


def _of_partner(public_id: str) -> Q:
    supported = Support.objects.filter(agency__public_id=public_id)
    return Q(lead_agency__public_id=public_id) | Q(pk__in=supported.values("action_id"))


def _standing(status: str, today: date) -> Q:
    if status == LATE:
        return late(today)
    if status == LATE_AT_FIRST:
        return late_at_first(today)
    return Q(status=status) & ~late(today)


def action(public_id: UUID) -> Action | None:
    found = all_actions().prefetch_related(
        Prefetch("supports", queryset=Support.objects.select_related("agency")),
        Prefetch("evidence", queryset=Evidence.objects.select_related("agency")),
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
    found = Strategy.objects.prefetch_related("versions")
    return found.filter(slug=slug).first()


def strategy_by_id(public_id: UUID) -> Strategy | None:
    found = Strategy.objects.prefetch_related("versions")
    return found.filter(public_id=public_id).first()


def domains() -> QuerySet[Domain]:
    return Domain.objects.select_related("chair_agency")


def domain(slug: str) -> Domain | None:
    return domains().filter(slug=slug).first()


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


def history(*subjects: UUID) -> list[Change]:
    """What became of things, the newest first; persons are not part of it."""
    found = Change.objects.filter(subject__in=subjects)
    return list(found.select_related("agency"))


def partners(*, today: date) -> QuerySet[Agency]:
    """Agencies of the partnership with how many pledges and actions each has."""
    led = Action.objects.filter(lead_agency=models.OuterRef("pk"))
    promised = Pledge.objects.filter(agency=models.OuterRef("pk"))
    return Agency.objects.current().annotate(
        pledge_count=_count(promised, "agency"),
        action_count=_count(led, "lead_agency"),
        late_count=_count(led.filter(late(today)), "lead_agency"),
    )


def partner(public_id: UUID) -> Agency | None:
    return Agency.objects.filter(public_id=public_id).first()


def _count(found: QuerySet[models.Model], by: str) -> Coalesce:
    counted = found.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(models.Subquery(counted), 0)


def desk(agency_ids: Iterable[int] | None) -> QuerySet[Action]:
    """Open actions that these agencies lead; all for None. The soonest due first."""
    found = all_actions().filter(status__in=OPEN)
    if agency_ids is not None:
        found = found.filter(lead_agency__in=list(agency_ids))
    has_evidence = models.Exists(
        Action.objects.filter(pk=models.OuterRef("pk"), evidence__isnull=False)
    )
    return found.annotate(has_evidence=has_evidence).order_by("due_on", "pk")
