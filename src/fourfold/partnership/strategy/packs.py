"""What a board needs to see before it meets, as plain data. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from .duties import Duty, Shown
from .horizons import day_words
from .keeping import NOT_MET, UNKNOWN
from .models import Action, Change, Domain, Objective, Pledge, Strategy
from .progress import progress
from .standing import kept
from .states import Status, days_late, is_late

Json = dict[str, Any]
# Of pledges, the words that a board has to do something about.
UNKEPT = (UNKNOWN[0], NOT_MET[0])
# What a board is told of as a change; the rest is in the histories.
TOLD_OF = ("", "status", "due_on", "outcome", "version", "review_on", "plan")


@dataclass(frozen=True, slots=True)
class Plan:
    """All that was promised, as it was read at one moment.

    reasons : of actions at risk, by their public identifiers, what stands in the way
    changes : since the last meeting, the newest first
    """

    actions: Sequence[Action]
    pledges: Sequence[Pledge]
    objectives: Sequence[Objective]
    strategies: Sequence[Strategy]
    duties: Sequence[tuple[Duty, Shown]]
    reasons: Mapping[UUID, str]
    changes: Sequence[Change]


def board_pack(plan: Plan, *, today: date, since: datetime | None) -> Json:
    """What is decided on first, then each domain, then what changed."""
    late = sum(is_late(each, today) for each in plan.actions)
    return {
        "as_at": today.isoformat(),
        "since": since.isoformat(timespec="seconds") if since else None,
        "actions": len(plan.actions),
        "late": late,
        "decide": list(_decide(plan, today)),
        "domains": list(_domains(plan.actions, today)),
        "changes": list(_changes(plan)),
    }


def _decide(plan: Plan, today: date) -> Iterator[Json]:
    ordered = sorted(plan.actions, key=lambda each: each.due_on)
    late = [each for each in ordered if is_late(each, today)]
    yield _group("late", (_late(each, today) for each in late))
    at_risk = [
        each
        for each in ordered
        if each.status == Status.AT_RISK and not is_late(each, today)
    ]
    yield _group("at-risk", (_at_risk(each, plan.reasons) for each in at_risk))
    yield _group("pledges", _unkept(plan.pledges, today))
    yield _group("reviews", _unreviewed(plan, today))
    yield _group("duties", (_duty(*each) for each in plan.duties if each[1].is_short))


def _group(name: str, items: Iterable[Json]) -> Json:
    return {"name": name, "items": list(items)}


def _item(kind: str, name: str, title: str, *, whose: str, why: str) -> Json:
    return {"kind": kind, "id": name, "title": title, "whose": whose, "why": why}


def _action(action: Action, why: str) -> Json:
    whose = action.lead_agency.name
    return _item("action", str(action.public_id), action.title, whose=whose, why=why)


def _late(action: Action, today: date) -> Json:
    days = days_late(action, today)
    return _action(action, f"{days} day{'s' * (days != 1)} late")


def _at_risk(action: Action, reasons: Mapping[UUID, str]) -> Json:
    return _action(action, reasons.get(action.public_id, ""))


def _unkept(pledges: Iterable[Pledge], today: date) -> Iterator[Json]:
    for each in pledges:
        stands = kept(each, today)
        if stands.word in UNKEPT:
            yield _item(
                "pledge",
                str(each.public_id),
                each.title,
                whose=each.agency.name,
                why=f"{stands.word}. {stands.sentence}",
            )


def _unreviewed(plan: Plan, today: date) -> Iterator[Json]:
    for strategy in plan.strategies:
        if strategy.review_on < today:
            yield _item(
                "strategy",
                strategy.slug,
                strategy.title,
                whose=strategy.approved_by_body,
                why=f"Review was due {day_words(strategy.review_on)}",
            )
    for objective in plan.objectives:
        if objective.review_on < today:
            yield _item(
                "objective",
                str(objective.public_id),
                objective.text,
                whose=objective.owner_agency.name,
                why=f"Review was due {day_words(objective.review_on)}",
            )


def _duty(duty: Duty, shown: Shown) -> Json:
    why = f"{shown.word}. {shown.sentence}"
    return _item("duty", duty.id, duty.requirement, whose=duty.responsible, why=why)


def _domains(actions: Sequence[Action], today: date) -> Iterator[Json]:
    by_domain: dict[Domain, list[Action]] = {}
    for action in actions:
        by_domain.setdefault(action.recommendation.domain, []).append(action)
    for domain in sorted(by_domain, key=attrgetter("number")):
        own = by_domain[domain]
        told = progress(own)
        yield {
            "slug": domain.slug,
            "number": domain.number,
            "title": domain.title,
            "actions": told.count,
            "done": told.done,
            "percent": told.percent,
            "formula": told.formula,
            "late": sum(is_late(each, today) for each in own),
        }


def _changes(plan: Plan) -> Iterator[Json]:
    """Of what has a page; each by its title as it is now."""
    rows: list[Action | Pledge | Objective] = [*plan.actions, *plan.pledges]
    rows += plan.objectives
    known = {each.public_id: (str(each.public_id), str(each)) for each in rows}
    known |= {each.public_id: (each.slug, each.title) for each in plan.strategies}
    for change in plan.changes:
        if change.field in TOLD_OF and change.subject in known:
            name, title = known[change.subject]
            yield {
                "at": change.at.isoformat(timespec="seconds"),
                "kind": change.kind,
                "id": name,
                "title": title,
                "field": change.field,
                "old": change.old,
                "new": change.new,
                "reason": change.reason,
                "by": f"{change.role}, {change.agency.name}",
            }
