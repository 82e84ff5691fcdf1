"""Which entries of the trail somebody asks for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that all hold; None, or empty, where there is none.

    doers : audit names, of which any will do; of an empty one nobody is meant
    actions : names of actions, likewise
    since, until : days, both included, as the site's clock has them
    """

    doers: tuple[str, ...] | None = None
    actions: tuple[str, ...] | None = None
    agency: str = ""
    target: str = ""
    purpose: str = ""
    since: date | None = None
    until: date | None = None

    def condition(self) -> Q:
        """Of everything but doers and actions."""
        wanted = Q()
        for field in ("agency", "target", "purpose"):
            if value := getattr(self, field):
                wanted &= Q(**{field: value})
        if self.since:
            wanted &= Q(at__gte=_beginning_of(self.since))
        if self.until:
            wanted &= Q(at__lt=_beginning_of(self.until + timedelta(days=1)))
        return wanted

    def as_details(self) -> dict[str, Any]:
        """What the trail notes of them: codes and dates."""
        return {
            "doer": _one_or_number(self.doers),
            "kind": _one_or_number(self.actions),
            "agency": self.agency,
            "about": self.target,
            "why": self.purpose,
            "since": self.since,
            "until": self.until,
        }


def instant(moment: datetime) -> str:
    """A time as entries have it, so that texts compare as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _beginning_of(day: date) -> str:
    return instant(timezone.make_aware(datetime.combine(day, time.min)))


def _one_or_number(values: tuple[str, ...] | None) -> str:
    if values is None:
        return ""
    return values[0] if len(values) == 1 else str(len(values))
