"""Writes people in public offices, the offices they held, and what they said."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import policies
from fourfold.partnership.public_record.models import (
    LONGEST_QUOTE,
    Office,
    PublicPerson,
    Quote,
)
from fourfold.partnership.strategy.services.asking import refuse_future, require

from .noting import change, free_slug, note, signed

NO_REASON = "Say why it is wrong."


class Named(TypedDict):
    """What is said of a person: nothing but the name."""

    name: str
    aliases: str


@transaction.atomic
def add_person(*, by: Actor, **told: Unpack[Named]) -> PublicPerson:
    """Write down somebody who held a public office. Raises RefusedError for a name
    that another has.
    """
    require(policies.may_keep_record(by))
    slug = free_slug(PublicPerson, told["name"])
    person = PublicPerson.objects.create(slug=slug, **told)
    note(by, person)
    record(by=by, action="public_record.person_added", target=person)
    return person


@transaction.atomic
def edit_person(
    *, by: Actor, person_id: int, reason: str, **told: Unpack[Named]
) -> PublicPerson:
    require(policies.may_keep_record(by))
    person = PublicPerson.objects.select_for_update().get(pk=person_id)
    fields = " ".join(change(by, person, told, reason=reason))
    record(by=by, action="public_record.person_edited", target=person, fields=fields)
    return person


@transaction.atomic
def add_office(
    *,
    by: Actor,
    person_id: int,
    title: str,
    body: str,
    kind: str,
    seen_on: date,
    source: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Office:
    """Say that somebody held an office on a day, and since and until when if known.

    Raises RefusedError for days in the wrong order, or that are yet to come.
    """
    require(policies.may_keep_record(by))
    _check_days(starts_on, seen_on, ends_on)
    person = PublicPerson.objects.get(pk=person_id)
    office = Office.objects.create(
        person=person,
        title=title,
        body=body,
        kind=kind,
        seen_on=seen_on,
        starts_on=starts_on,
        ends_on=ends_on,
        source=source,
        **signed(by),
    )
    note(by, person, field="office", new=f"{title}, {body}", reason=source)
    record(by=by, action="public_record.office_added", target=office)
    return office


@transaction.atomic
def end_office(*, by: Actor, office_id: int, ends_on: date, source: str) -> Office:
    """Say when an office ended, and where that is from."""
    require(policies.may_keep_record(by))
    office = Office.objects.select_for_update().get(pk=office_id)
    _check_days(office.starts_on, office.seen_on, ends_on)
    if office.struck_why or office.ends_on == ends_on:
        raise RefusedError("This office ended on that day already, or was struck out.")
    old = office.ends_on.isoformat() if office.ends_on else ""
    office.ends_on = ends_on
    office.save(update_fields=["ends_on"])
    said = {"old": old, "new": ends_on.isoformat(), "reason": source}
    note(by, office.person, field="office ended", **said)
    record(by=by, action="public_record.office_ended", target=office)
    return office


@transaction.atomic
def strike_office(*, by: Actor, office_id: int, why: str) -> Office:
    """Take back that somebody held an office: it was wrong."""
    require(policies.may_keep_record(by))
    office = Office.objects.select_for_update().get(pk=office_id)
    _strike(office, why)
    old = f"{office.title}, {office.body}"
    note(by, office.person, field="office struck out", old=old, reason=why)
    record(by=by, action="public_record.office_struck", target=office)
    return office


@transaction.atomic
def add_quote(
    *, by: Actor, publication_id: int, person_id: int, as_what: str, words: str
) -> Quote:
    """Quote a few words from a publication. Raises RefusedError for many."""
    require(policies.may_keep_record(by))
    if len(words) > LONGEST_QUOTE:
        raise RefusedError(
            f"A quote has up to {LONGEST_QUOTE} characters: it points at what was"
            " published, and does not replace it."
        )
    quote = Quote.objects.create(
        publication_id=publication_id,
        person_id=person_id,
        as_what=as_what,
        words=words,
        **signed(by),
    )
    note(by, quote.publication, field="quote", new=as_what)
    record(by=by, action="public_record.quote_added", target=quote)
    return quote


@transaction.atomic
def strike_quote(*, by: Actor, quote_id: int, why: str) -> Quote:
    """Take a quote back: it was wrong, or is not theirs."""
    require(policies.may_keep_record(by))
    quote = Quote.objects.select_for_update().get(pk=quote_id)
    _strike(quote, why)
    old = quote.as_what
    note(by, quote.publication, field="quote struck out", old=old, reason=why)
    record(by=by, action="public_record.quote_struck", target=quote)
    return quote


def _strike(row: Office | Quote, why: str) -> None:
    if not why.strip():
        raise RefusedError(NO_REASON)
    if row.struck_why:
        raise RefusedError("It is struck out already.")
    row.struck_why = why
    row.save(update_fields=["struck_why"])


def _check_days(starts_on: date | None, seen_on: date, ends_on: date | None) -> None:
    refuse_future(seen_on, "The day on which a source shows it")
    if starts_on is not None and starts_on > seen_on:
        raise RefusedError("It cannot begin after a source shows it.")
    if ends_on is not None and ends_on < seen_on:
        raise RefusedError("It cannot end before a source shows it.")
