"""Writes where money comes from, and what of it was committed and spent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.wording import MONEY
from fourfold.partnership.programmes import policies
from fourfold.partnership.programmes.models import (
    FundingLine,
    FundingYear,
    MoneyEntry,
    Programme,
    Service,
)
from fourfold.partnership.programmes.money import pounds, year_words
from fourfold.partnership.strategy.services.asking import refuse_future, require

from .noting import capacity, change, note

Said = Mapping[str, Any]


@transaction.atomic
def add_funding(*, by: Actor, programme_id: int, **said: Any) -> FundingLine:
    """Write down money for a programme.

    said : `title`, `funder`, `figure_id` or `amount`, `starts_on`, `ends_on`,
        `period`, `on_top_of_id`, as the model has them

    Raises RefusedError for both a figure and an amount or neither, a figure that is no
    money, no time, days in the wrong order, or a line of another programme.
    """
    require(policies.may_manage(by))
    programme = Programme.objects.select_for_update().get(pk=programme_id)
    _check(programme, said)
    line = FundingLine.objects.create(programme=programme, **said)
    note(by, line, new=line.title)
    record(by=by, action="programmes.funding_added", target=line)
    return line


@transaction.atomic
def edit_funding(*, by: Actor, line_id: int, reason: str, **said: Any) -> FundingLine:
    """Change what is told of a funding line, with the reason. said : as for a new one

    What a published figure says is corrected there, once for every page.
    """
    require(policies.may_manage(by))
    line = FundingLine.objects.select_for_update().get(pk=line_id)
    if said.get("on_top_of_id") == line.pk:
        raise RefusedError("Money cannot come on top of itself.")
    _check(line.programme, said)
    fields = " ".join(change(by, line, said, reason=reason))
    record(by=by, action="programmes.funding_edited", target=line, fields=fields)
    return line


@transaction.atomic
def set_funding_year(
    *, by: Actor, line_id: int, year: int, amount: Decimal, reason: str
) -> FundingYear:
    """Say what part of a funding line is for one financial year.

    Raises RefusedError for less than nothing, a year that the line does not reach, or
    if all years together came to more than the line.
    """
    require(policies.may_manage(by))
    line = FundingLine.objects.select_for_update().get(pk=line_id)
    if amount < 0:
        raise RefusedError("An amount is 0 or more.")
    if not reason.strip():
        raise RefusedError("Say where it is from. Everybody can read it.")
    _check_year(line, year)
    others = line.years.exclude(year=year).values_list("amount", flat=True)
    whole = line.figure.value if line.figure else line.amount
    if whole is not None and sum(others, amount) > whole:
        raise RefusedError(f"The years would come to more than {pounds(whole)}.")
    old = line.years.filter(year=year).first()
    part, _ = FundingYear.objects.update_or_create(
        line=line, year=year, defaults={"amount": amount}
    )
    was = f"{year_words(year)}: {pounds(old.amount)}" if old else ""
    now = f"{year_words(year)}: {pounds(amount)}"
    note(by, line, field="year", old=was, new=now, reason=reason)
    record(by=by, action="programmes.funding_split", target=line, year=year)
    return part


@transaction.atomic
def record_money(
    *,
    by: Actor,
    line_id: int,
    kind: str,
    amount: Decimal,
    dated_on: date,
    source: str,
    service_id: int | None = None,
) -> MoneyEntry:
    """Add money of a line that was committed or spent.

    Raises RefusedError for no amount, a date in the future, or a service of another
    programme.
    """
    require(policies.may_manage(by))
    line = FundingLine.objects.select_for_update().get(pk=line_id)
    if amount <= 0:
        raise RefusedError("An amount is more than 0. If one was wrong, strike it out.")
    refuse_future(dated_on, "The date")
    _refuse_other_service(line, service_id)
    return _add(
        by,
        line,
        kind=kind,
        amount=amount,
        dated_on=dated_on,
        source=source,
        service_id=service_id,
    )


@transaction.atomic
def strike_money(*, by: Actor, entry_id: int, reason: str) -> MoneyEntry:
    """Take a wrong amount away again, with the reason. Both stay to be seen.

    Raises RefusedError if that was done already.
    """
    require(policies.may_manage(by))
    entry = MoneyEntry.objects.get(pk=entry_id)
    line = FundingLine.objects.select_for_update().get(pk=entry.line_id)
    if entry.cancels_id or MoneyEntry.objects.filter(cancels=entry).exists():
        raise RefusedError("This amount was struck out already.")
    if not reason.strip():
        raise RefusedError("Say what is wrong with it. Everybody can read it.")
    return _add(
        by,
        line,
        kind=entry.kind,
        amount=-entry.amount,
        dated_on=entry.dated_on,
        source=reason,
        service_id=entry.service_id,
        cancels=entry,
    )


def _add(by: Actor, line: FundingLine, **said: Any) -> MoneyEntry:
    """said : the fields of the entry, but for who brought it and when"""
    who = capacity(by)
    entry = MoneyEntry.objects.create(
        line=line,
        **said,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    words = pounds(entry.amount)
    note(by, line, field=entry.kind, new=words, reason=entry.source)
    what = "money_struck" if entry.cancels_id else "money_recorded"
    record(by=by, action=f"programmes.{what}", target=line, dated_on=entry.dated_on)
    return entry


def _check(programme: Programme, said: Said) -> None:
    _check_amount(said.get("figure_id"), said.get("amount"))
    starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
    if (starts_on is None) != (ends_on is None):
        raise RefusedError("Give the first and the last day, or neither.")
    if starts_on and ends_on and ends_on < starts_on:
        raise RefusedError("The last day must not be before the first.")
    if starts_on is None and not said.get("period"):
        raise RefusedError("Say when it is for, in days or in words.")
    below = said.get("on_top_of_id")
    if below is not None and not programme.funding.filter(pk=below).exists():
        raise RefusedError("Money comes on top of other money of the same programme.")


def _check_amount(figure_id: int | None, amount: Decimal | None) -> None:
    if (figure_id is None) == (amount is None):
        raise RefusedError("Choose a published figure or give the amount, not both.")
    if amount is not None and amount <= 0:
        raise RefusedError("An amount is more than 0.")
    if figure_id is None:
        return
    figure = Figure.objects.get(pk=figure_id)
    if figure.unit not in MONEY or figure.value is None:
        raise RefusedError("This figure is no amount of money.")


def _check_year(line: FundingLine, year: int) -> None:
    if line.starts_on is None or line.ends_on is None:
        raise RefusedError("Say first from when to when the money is for.")
    # A financial year runs from April to March.
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    if last < line.starts_on or first > line.ends_on:
        raise RefusedError("The money is not for this year.")


def _refuse_other_service(line: FundingLine, service_id: int | None) -> None:
    if service_id is None:
        return
    own = Service.objects.filter(pk=service_id, programme_id=line.programme_id)
    if not own.exists():
        raise RefusedError("This service belongs to another programme.")
