"""Lists of actions, narrowed and counted. `states.py` in SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)

from fourfold.partnership.strategy.models import Action, ActionWard, Support
from fourfold.partnership.strategy.states import OPEN, Status

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
    recommendation : its public identifier
    ward : by its code; actions for the whole area are for every ward
    horizon : by its name
    status : a word of `Status`, `late`, or `late-at-first`
    """

    text: str = ""
    strategy: str = ""
    domain: str = ""
    partner: str = ""
    recommendation: str = ""
    ward: str = ""
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
    if wanted.ward:
        found = found.filter(_of_ward(wanted.ward))
    if wanted.status:
        found = found.filter(_standing(wanted.status, today))
    ranks = [When(status=status, then=Value(rank)) for status, rank in RANKS.items()]
    return found.annotate(
        rank=Case(When(late(today), then=Value(0)), *ranks, default=Value(1))
    ).order_by("rank", "due_on", "pk")


def open_actions(wanted: Wanted, *, today: date) -> QuerySet[Action]:
    """Those of them that are neither done nor stopped."""
    return actions(wanted, today=today).filter(status__in=OPEN)


def posts_of(found: QuerySet[Action]) -> list[str]:
    """Who answers for them, each post once."""
    posts = found.order_by("owner_post").values_list("owner_post", flat=True)
    return list(posts.distinct())


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions stand how; late ones count as late and as nothing else."""

    all: int
    late: int
    late_at_first: int
    of: dict[str, int]

    def that(self, status: str) -> int:
        """How many stand like that; all for an empty word."""
        own = {"": self.all, LATE: self.late, LATE_AT_FIRST: self.late_at_first}
        return (own | self.of)[status]


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
    if wanted.recommendation:
        found &= Q(recommendation__public_id=wanted.recommendation)
    return found & Q(horizon=wanted.horizon) if wanted.horizon else found


def _of_partner(public_id: str) -> Q:
    supported = Support.objects.filter(agency__public_id=public_id)
    return Q(lead_agency__public_id=public_id) | Q(pk__in=supported.values("action_id"))


def _of_ward(code: str) -> Q:
    tied = ActionWard.objects.all()
    own = tied.filter(ward__code=code)
    any_ward = Exists(tied.filter(action=OuterRef("pk")))
    # Not a join, which would show an action once for each of its wards.
    return Q(pk__in=own.values("action_id")) | Q(~any_ward)


def _standing(status: str, today: date) -> Q:
    if status == LATE:
        return late(today)
    if status == LATE_AT_FIRST:
        return late_at_first(today)
    return Q(status=status) & ~late(today)


def led_by(found: QuerySet[Action], agency_ids: Iterable[int]) -> QuerySet[Action]:
    return found.filter(lead_agency__in=list(agency_ids))


def desk(
    agency_ids: Iterable[int] | None, *, due_by: date | None = None
) -> QuerySet[Action]:
    """Open actions that these agencies lead; all for None. The soonest due first.

    due_by : leaves out those that are due later
    """
    found = all_actions().filter(status__in=OPEN)
    if agency_ids is not None:
        found = led_by(found, agency_ids)
    if due_by is not None:
        found = found.filter(due_on__lte=due_by)
    has_evidence = models.Exists(
        Action.objects.filter(pk=models.OuterRef("pk"), evidence__isnull=False)
    )
    return found.annotate(has_evidence=has_evidence).order_by("due_on", "pk")


def with_ties(found: QuerySet[Action]) -> QuerySet[Action]:
    """The same with who supports each and for which wards; in two more queries."""
    return found.prefetch_related(
        Prefetch("supports", queryset=Support.objects.select_related("agency")),
        Prefetch("wards", queryset=ActionWard.objects.select_related("ward")),
    )
