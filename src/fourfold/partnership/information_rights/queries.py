"""Reads what is kept, what is held and what came to its end."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet, Sum

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Person, RoleHolding
from fourfold.partnership.accounts.roles import all_roles
from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.personal_data.declarations import AT_ONCE, Keep
from fourfold.partnership.personal_data.periods import (
    Period,
    PeriodError,
    known_periods,
    parse,
)
from fourfold.partnership.personal_data.reading import declaration_of, declared_models

from .law import REQUESTS
from .models import LegalHold, RetentionRun, SubjectAccessRequest
from .retention.held import Holds
from .retention.report import Moment

# The period of the audit trail: it comes to its end as a whole, by no model's rule.
TRAIL = "audit"


def configured_periods() -> Mapping[str, Any]:
    """`[retention]` of the partnership, as it stands."""
    found = partnership()
    periods = found.configuration.get("retention", {}) if found else {}
    return periods if isinstance(periods, Mapping) else {}


def retention_periods() -> dict[str, Period]:
    """The periods that are set and can be read."""
    found = {}
    for name, value in configured_periods().items():
        try:
            found[name] = parse(value)
        except PeriodError:
            # Said by `faulty_periods`; what cannot be read must end nothing.
            continue
    return {name: period for name, period in found.items() if name in known_periods()}


def missing_periods() -> list[str]:
    """Those that some model waits for and nobody has set, or so that it can be read."""
    rules = (declaration_of(model).keep for model in declared_models())
    waited_for = {rule.period for rule in rules if isinstance(rule, Keep)}
    return sorted((waited_for | {TRAIL}) - {AT_ONCE} - set(retention_periods()))


def faulty_periods() -> dict[str, str]:
    """What stands in `[retention]` and has no effect, and why."""
    faults = {}
    for name, value in configured_periods().items():
        try:
            parse(value)
        except PeriodError as wrong:
            faults[name] = str(wrong)
        else:
            if name not in known_periods():
                faults[name] = "Nothing here is kept for a period of this name."
    return faults


def holds_standing() -> Holds:
    """All that must be kept now."""
    standing = LegalHold.objects.standing().values_list(
        "scope", "person_id", "kind", "row"
    )
    people: set[int] = set()
    kinds: set[str] = set()
    rows: dict[str, set[str]] = {}
    for scope, person, kind, row in standing:
        if scope == LegalHold.Scope.PERSON and person:
            people.add(person)
        elif scope == LegalHold.Scope.KIND:
            kinds.add(kind)
        else:
            rows.setdefault(kind, set()).add(row)
    asked = SubjectAccessRequest.objects.unscoped().filter(closed_at=None)
    # To erase what somebody has asked for would be an offence: Data Protection Act
    # 2018, section 173.
    people |= {person for person in asked.values_list("person_id", flat=True) if person}
    addresses = {*asked.values_list("subject_email", flat=True)}
    members = Person.objects.filter(pk__in=people)
    addresses |= {*members.values_list("email", flat=True)}
    return Holds(
        people=frozenset(people),
        addresses=frozenset(addresses - {""}),
        kinds=frozenset(kinds),
        rows={kind: frozenset(keys) for kind, keys in rows.items()},
    )


def moment_at(now: datetime) -> Moment:
    return Moment(now, retention_periods(), holds_standing())


def runs() -> QuerySet[RetentionRun]:
    """Newest first, with how much each ended."""
    found = RetentionRun.objects.annotate(ended=Sum("lines__done"))
    return found.order_by("-started_at", "-pk")


def holds() -> QuerySet[LegalHold]:
    """Those that stand first, newest first."""
    return LegalHold.objects.select_related("person", "placed_by").order_by(
        F("lifted_at").asc(nulls_first=True), "-placed_at"
    )


def requests_for(actor: Actor) -> QuerySet[SubjectAccessRequest]:
    """Those that an actor is let into."""
    return SubjectAccessRequest.objects.visible_to(actor)


def colleagues_for(request: SubjectAccessRequest, day: date) -> QuerySet[Person]:
    """Who else answers requests in the agency of one, and is not asking themselves."""
    handling = [name for name, role in all_roles().items() if REQUESTS in role.may]
    held = RoleHolding.objects.on(day).filter(
        role__in=handling, agency_id=request.owner_id
    )
    people = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    return people.exclude(pk=request.person_id or 0)


def person_with_address(address: str) -> Person | None:
    return Person.objects.filter(email__iexact=address.strip()).first()


def open_requests() -> QuerySet[SubjectAccessRequest]:
    """For the job that reminds: all that are not answered, whoever may see them."""
    return SubjectAccessRequest.objects.unscoped().filter(closed_at=None)
