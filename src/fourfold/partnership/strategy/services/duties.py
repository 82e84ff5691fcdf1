"""Writes what shows that a duty of the law is met, and what is missing."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.duties import duty_named
from fourfold.partnership.strategy.models import DutyNote

from .asking import refuse_future, refuse_other_links, require
from .noting import capacity


@transaction.atomic
def show_duty_met(
    *, by: Actor, duty: str, text: str, link: str, document: str, dated_on: date
) -> DutyNote:
    """Add what shows that a duty is met.

    Raises RefusedError for a duty that is not in force, a date in the future, or
    nothing that others could find.
    """
    require(policies.may_manage(by))
    refuse_future(dated_on, "The date of evidence")
    refuse_other_links(link)
    if not (text and (link or document)):
        raise RefusedError("Evidence needs words, and a link or a document's name.")
    return _add(
        by,
        duty,
        kind=DutyNote.Kind.EVIDENCE,
        text=text,
        link=link,
        document=document,
        dated_on=dated_on,
    )


@transaction.atomic
def name_duty_gap(*, by: Actor, duty: str, text: str) -> DutyNote:
    """Say what is missing for a duty. It stands until evidence is added after it."""
    require(policies.may_manage(by))
    if not text:
        raise RefusedError("Say what is missing.")
    today = timezone.localdate()
    return _add(by, duty, kind=DutyNote.Kind.GAP, text=text, dated_on=today)


def _add(by: Actor, duty: str, **told: object) -> DutyNote:
    if duty_named(duty, timezone.localdate()) is None:
        raise RefusedError("There is no such duty today.")
    who = capacity(by)
    note = DutyNote.objects.create(
        duty=duty,
        role=who.role,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
        **told,
    )
    record(by=by, action="strategy.duty_noted", target=note, duty=duty, kind=note.kind)
    return note
