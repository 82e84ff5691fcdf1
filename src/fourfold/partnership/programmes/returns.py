"""How returns stand on a day: what came, what is awaited, what is late. Pure.

Late is a matter of days and of rows that nobody can take away. It is kept nowhere and
said by nobody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Kpi, KpiReturn
from .periods import Period, periods_over

RECEIVED = (_("Received"), "green")
LATE_BUT_IN = (_("Received late"), "yellow")
AWAITED = (_("Awaited"), "grey")
NOT_RECEIVED = (_("Return not received"), "red")


class Aimed(Protocol):
    """The part of a measure that its target hangs on."""

    direction: str
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class Due:
    """A period of a measure, with what came of it.

    received : the first return, which says when it came; standing : the last, which
        says what counts; None for both where none came
    """

    kpi: Kpi
    period: Period
    received: KpiReturn | None
    standing: KpiReturn | None
    today: date

    @property
    def is_late(self) -> bool:
        """Nothing came, and the last day for it is over."""
        return self.received is None and self.period.is_past_due(self.today)

    @property
    def days_late(self) -> int:
        """Of what has not come until today, of what came until it did; 0 in time."""
        came = self.today if self.received is None else received_on(self.received)
        return max((came - self.period.due_on).days, 0)

    @property
    def tag(self) -> tuple[str | Promise, str]:
        """A word for how it stands, and the colour of its tag."""
        if self.received is not None:
            return LATE_BUT_IN if self.days_late else RECEIVED
        return NOT_RECEIVED if self.is_late else AWAITED


def received_on(received: KpiReturn) -> date:
    """The day on which a return came, here and not in Coordinated Universal Time."""
    return timezone.localdate(received.at)


def dues(kpi: Kpi, returns: Iterable[KpiReturn], today: date) -> list[Due]:
    """Each period of a measure that is over, the oldest first. returns : all of it"""
    by_first: dict[date, list[KpiReturn]] = {}
    for each in sorted(returns, key=lambda one: one.pk):
        by_first.setdefault(each.first, []).append(each)
    return [
        _due(kpi, period, by_first.get(period.first, []), today=today)
        for period in periods_over(kpi, today)
    ]


def late(found: Iterable[Due]) -> list[Due]:
    return [each for each in found if each.is_late]


def is_met(kpi: Aimed, value: Decimal) -> bool | None:
    """Whether a value reaches the target; None where there is none."""
    if kpi.target is None:
        return None
    is_more = kpi.direction == Kpi.Direction.AT_LEAST
    return value >= kpi.target if is_more else value <= kpi.target


def _due(kpi: Kpi, period: Period, told: Sequence[KpiReturn], *, today: date) -> Due:
    first, last = (told[0], told[-1]) if told else (None, None)
    return Due(kpi, period, first, last, today)
