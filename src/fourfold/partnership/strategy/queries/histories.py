"""What became of things that were promised."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Manager, Max, Model, QuerySet

from fourfold.partnership.strategy.models import (
    Action,
    Change,
    Domain,
    Indicator,
    Objective,
    Pledge,
    Recommendation,
    Strategy,
)

# What has a history of its own, by the names that histories call it.
KINDS: dict[str, Manager[Any]] = {
    # With those that were taken back since: that is told of as well.
    "action": Action.everything,
    "domain": Domain.objects,
    "indicator": Indicator.objects,
    "objective": Objective.objects,
    "pledge": Pledge.objects,
    "recommendation": Recommendation.objects,
    "strategy": Strategy.objects,
}


def newest_change(subject: UUID) -> int:
    """Key of the last entry of a history; 0 where it has none."""
    keys = Change.objects.filter(subject=subject).order_by("-pk")
    return keys.values_list("pk", flat=True).first() or 0


def newest_changes(subjects: Sequence[UUID]) -> dict[UUID, int]:
    """Of each, the key of the last entry of its history; in one query."""
    found = Change.objects.filter(subject__in=subjects).order_by()
    return dict(found.values_list("subject").annotate(Max("pk")))


def last_said(subjects: Sequence[UUID]) -> dict[UUID, Change]:
    """Of each action, what was last said of how far it is; in one query."""
    told = Change.objects.filter(subject__in=subjects, field="status")
    found = told.select_related("agency").order_by("pk")
    return {each.subject: each for each in found}


def history(*subjects: UUID) -> list[Change]:
    """What became of things, the newest first; persons are not part of it."""
    found = Change.objects.filter(subject__in=subjects)
    return list(found.select_related("agency"))


def changes_since(when: datetime | None = None) -> QuerySet[Change]:
    """All that became of anything after a moment, the newest first."""
    found = Change.objects.select_related("agency")
    return found if when is None else found.filter(at__gt=when)


def subjects_of(changes: Sequence[Change]) -> dict[UUID, Model]:
    """What each of them is about; a query a kind."""
    return things((change.kind, change.subject) for change in changes)


def things(named: Iterable[tuple[str, UUID]]) -> dict[UUID, Model]:
    """Of kinds and public identifiers, the rows; a query a kind."""
    wanted: dict[str, set[UUID]] = {}
    for kind, subject in named:
        wanted.setdefault(kind, set()).add(subject)
    found: dict[UUID, Model] = {}
    for kind, subjects in wanted.items():
        rows = KINDS[kind].filter(public_id__in=subjects)
        found |= {row.public_id: row for row in rows}
    return found


def thing(kind: str, public_id: UUID) -> Model | None:
    return things([(kind, public_id)]).get(public_id)
