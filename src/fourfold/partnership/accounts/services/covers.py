from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.models import Cover, Person, RoleHolding
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .asking import person_of, require
from .letters import tell


@transaction.atomic
def arrange_cover(
    *,
    by: Doer,
    absent_id: int,
    by_id: int,
    agency_id: int,
    starts_on: date,
    ends_on: date,
    page: str = "",
) -> Cover:
    """Let one person do another's work in an agency, for some days.

    page : the path of a page that shows it, which both are told of

    Raises RefusedError unless both hold a role there, for a time that is past, turned
    round or longer than the rules allow, and for cover that is arranged already.
    """
    require(by, lambda actor: policies.may_arrange_cover(actor, absent_id, agency_id))
    people = Person.objects.select_for_update().in_bulk([absent_id, by_id])
    absent, substitute = people[absent_id], people[by_id]
    _check(absent, substitute, first=starts_on, last=ends_on)
    for person in (absent, substitute):
        if not _holds_a_role(person, agency_id, starts_on):
            raise RefusedError(f"{person} has no role in that agency on that day")
    overlapping = Cover.objects.filter(
        absent=absent,
        by=substitute,
        agency_id=agency_id,
        starts_on__lte=ends_on,
        ends_on__gte=starts_on,
    )
    if overlapping.exists():
        raise RefusedError(f"{substitute} covers for {absent} in that time already")
    cover = Cover.objects.create(
        absent=absent,
        by=substitute,
        agency_id=agency_id,
        starts_on=starts_on,
        ends_on=ends_on,
        arranged_by=person_of(by),
    )
    _record_arranged(by, cover)
    if page:
        days = {"starts_on": starts_on, "ends_on": ends_on}
        tell((absent, substitute), "cover-arranged", by=by, link=page, **days)
    return cover


def _check(absent: Person, substitute: Person, *, first: date, last: date) -> None:
    longest = settings("accounts.toml")["longest_cover_days"]
    if absent == substitute:
        raise RefusedError("Nobody can cover for themselves")
    if last < first:
        raise RefusedError("Cover cannot end before it begins")
    if last < timezone.localdate():
        raise RefusedError("These days are past")
    if last - first > timedelta(days=longest):
        raise RefusedError(f"Cover lasts {longest} days at most. Arrange it anew then.")
    if not substitute.is_active:
        raise RefusedError(f"The account of {substitute} is closed")


def _holds_a_role(person: Person, agency_id: int, day: date) -> bool:
    held = RoleHolding.objects.on(day)
    return held.filter(person=person, agency_id=agency_id).exists()


def _record_arranged(by: Doer, cover: Cover) -> None:
    record(
        by=by,
        action="accounts.cover_arranged",
        target=cover.absent,
        agency=str(cover.agency.public_id),
        substitute=str(cover.by.public_id),
        starts_on=cover.starts_on,
        ends_on=cover.ends_on,
    )


@transaction.atomic
def end_cover(*, by: Doer, cover_id: int) -> None:
    """End cover: yesterday was the last day, or it never begins."""
    cover = Cover.objects.select_for_update().get(pk=cover_id)
    require(by, lambda actor: policies.may_end_cover(actor, cover))
    yesterday = timezone.localdate() - timedelta(days=1)
    if cover.ends_on <= yesterday:
        raise RefusedError("This cover is over already")
    record(
        by=by,
        action="accounts.cover_ended",
        target=cover.absent,
        substitute=str(cover.by.public_id),
        on=yesterday,
    )
    if cover.starts_on > yesterday:
        cover.delete()
    else:
        cover.ends_on = yesterday
        cover.save(update_fields=["ends_on"])
