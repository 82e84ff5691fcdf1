"""Writes how many people of which broad groups a service reached."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import policies
from fourfold.partnership.programmes.models import ReachReport, Service
from fourfold.partnership.programmes.terms import groupings
from fourfold.partnership.strategy.services.asking import refuse_future, require

from .noting import capacity, note

OVERLAPS = (
    "Another report of these groups has some of these days. Correct that one: two that"
    " overlap would let readers work out small numbers."
)


@transaction.atomic
def report_reach(
    *,
    by: Actor,
    service_id: int,
    grouping: str,
    first: date,
    last: date,
    counts: Mapping[str, int],
    source: str,
) -> ReachReport:
    """Say how many people of each group a service reached from day to day.

    Raises RefusedError for groups that are not there, numbers below 0, days that are
    not over or outside the contract, and days of another report of the same groups.
    """
    service = _held(by, service_id)
    if grouping not in groupings():
        raise RefusedError("People are not counted by such groups.")
    if last < first:
        raise RefusedError("The last day must not be before the first.")
    refuse_future(last, "The last day")
    if first < service.starts_on:
        raise RefusedError("The contract had not begun.")
    overlapping = service.reach.filter(
        grouping=grouping, first__lte=last, last__gte=first
    )
    if overlapping.exists():
        raise RefusedError(OVERLAPS)
    report = ReachReport(service=service, grouping=grouping, first=first, last=last)
    return _add(by, report, counts, source=source)


@transaction.atomic
def correct_reach(
    *, by: Actor, report_id: int, counts: Mapping[str, int], source: str
) -> ReachReport:
    """Put other numbers in the place of wrong ones, with what was wrong. Both stay.

    Raises RefusedError if that was done already, or nothing would change.
    """
    wrong = ReachReport.objects.get(pk=report_id)
    service = _held(by, wrong.service_id)
    if ReachReport.objects.filter(corrects=wrong).exists():
        raise RefusedError("This was corrected already. Correct what took its place.")
    if _checked(wrong.grouping, counts) == wrong.counts:
        raise RefusedError("These are the numbers that are there already.")
    same = {name: getattr(wrong, name) for name in ("grouping", "first", "last")}
    report = ReachReport(service=service, **same, corrects=wrong)
    return _add(by, report, counts, source=source)


def _held(by: Actor, service_id: int) -> Service:
    service = Service.objects.select_for_update().get(pk=service_id)
    require(policies.may_file(by, service))
    return service


def _add(
    by: Actor, report: ReachReport, counts: Mapping[str, int], *, source: str
) -> ReachReport:
    if not source.strip():
        raise RefusedError("Say where the numbers are from. Everybody can read it.")
    who = capacity(by, report.service.provider_id)
    report.counts = _checked(report.grouping, counts)
    report.source = source
    report.agency_id, report.by_id = who.agency_id, who.person_id
    report.at = timezone.now()
    report.save()
    what = "reach_corrected" if report.corrects_id else "reach_reported"
    note(by, report.service, field=what, new=report.grouping, reason=source)
    record(by=by, action=f"programmes.{what}", target=report, first=report.first)
    return report


def _checked(grouping: str, counts: Mapping[str, int]) -> dict[str, int]:
    """Every group of the grouping with its number, 0 for what was not named."""
    groups = groupings()[grouping].groups
    if not set(counts) <= set(groups):
        raise RefusedError("There are no such groups.")
    if any(count < 0 for count in counts.values()):
        raise RefusedError("A number of people is 0 or more.")
    return {name: counts.get(name, 0) for name in groups}
