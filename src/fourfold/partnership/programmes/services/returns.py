"""Files returns of providers, and puts right what was wrong in one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import policies
from fourfold.partnership.programmes.models import Kpi, KpiReturn, Service
from fourfold.partnership.programmes.periods import Period, period_of
from fourfold.partnership.programmes.return_files import ReturnRow
from fourfold.partnership.strategy.services.asking import require

from .noting import capacity, note

THERE = "This return is here already. If it is wrong, correct it."
SAME = "This is what the return says already."


@transaction.atomic
def file_return(
    *, by: Actor, kpi_id: int, first: date, value: Decimal, source: str
) -> KpiReturn:
    """Say what a measure came to in the period that begins on a day.

    Raises RefusedError for a period that is not asked for or not over, and for one
    whose return is here.
    """
    kpi, period = _asked(by, kpi_id, first)
    if kpi.returns.filter(first=first).exists():
        raise RefusedError(THERE)
    return _add(by, kpi, period, value=value, source=source)


@transaction.atomic
def correct_return(
    *, by: Actor, kpi_id: int, first: date, value: Decimal, source: str
) -> KpiReturn:
    """Say what a measure came to after all, with what was wrong. Both stay to be seen.

    When the first return came stays as it is, and so does whether it was late. Raises
    RefusedError where none came, or nothing would change.
    """
    kpi, period = _asked(by, kpi_id, first)
    wrong = kpi.returns.filter(first=first).order_by("-pk").first()
    if wrong is None:
        raise RefusedError("There is no return of this period to correct.")
    if wrong.value == value:
        raise RefusedError(SAME)
    return _add(by, kpi, period, value=value, source=source, corrects=wrong)


@dataclass(frozen=True, slots=True)
class Filed:
    """How many rows did what."""

    filed: int
    corrected: int
    unchanged: int


@transaction.atomic
def file_returns(*, by: Actor, rows: Iterable[ReturnRow]) -> Filed:
    """File and correct as the rows of a file say: all of it or none.

    Raises RefusedError where a row cannot be done: then none is.
    """
    counts = {"filed": 0, "corrected": 0, "unchanged": 0}
    for row in rows:
        try:
            counts[_apply(by, row)] += 1
        except RefusedError as refused:
            raise RefusedError(f"Row {row.line}: {refused}") from None
    return Filed(**counts)


@transaction.atomic
def note_export(*, by: Actor, service_id: int, count: int) -> None:
    """Record that somebody took returns away, with numbers as small as they are."""
    service = Service.objects.get(pk=service_id)
    require(policies.may_see(by, service))
    record(by=by, action="programmes.returns_exported", target=service, count=count)


def _apply(by: Actor, row: ReturnRow) -> str:
    rows = KpiReturn.objects.filter(kpi_id=row.kpi_id, first=row.first)
    before = rows.order_by("-pk").first()
    if before is not None and before.value == row.value:
        return "unchanged"
    is_new = before is None
    act, what = (file_return, "filed") if is_new else (correct_return, "corrected")
    act(by=by, kpi_id=row.kpi_id, first=row.first, value=row.value, source=row.source)
    return what


def _asked(by: Actor, kpi_id: int, first: date) -> tuple[Kpi, Period]:
    """The measure, held, and its period that begins on the day."""
    kpi = Kpi.objects.select_for_update().get(pk=kpi_id)
    require(policies.may_file(by, kpi.service))
    period = period_of(kpi, first, timezone.localdate())
    if period is None:
        raise RefusedError("No period that is over begins on this day.")
    return kpi, period


def _add(
    by: Actor,
    kpi: Kpi,
    period: Period,
    *,
    value: Decimal,
    source: str,
    corrects: KpiReturn | None = None,
) -> KpiReturn:
    if not source.strip():
        raise RefusedError("Say where the number is from. Everybody can read it.")
    if kpi.is_people and (value < 0 or value != value.to_integral_value()):
        raise RefusedError("A number of people is a whole number, 0 or more.")
    who = capacity(by, kpi.service.provider_id)
    made = KpiReturn.objects.create(
        kpi=kpi,
        first=period.first,
        last=period.last,
        value=value,
        source=source,
        corrects=corrects,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    what = "return_corrected" if corrects else "return_filed"
    # Not the value: of few people the history must tell no more than the page does.
    note(by, kpi.service, field=what, new=kpi.title, reason=source)
    record(by=by, action=f"programmes.{what}", target=kpi, first=period.first)
    return made
