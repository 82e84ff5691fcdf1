"""Writes pledges and what becomes of them."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.models import Pledge, PledgeEntry, PledgeOutcome

from .asking import refuse_future, require
from .noting import capacity, change, note


@transaction.atomic
def make_pledge(
    *,
    by: Actor,
    strategy_id: int,
    domain_id: int,
    agency_id: int,
    title: str,
    text: str,
    kind: str,
    target: Decimal | None,
    unit: str,
    starts_on: date,
    ends_on: date,
) -> Pledge:
    """Record what an agency promises.

    Raises RefusedError for a number without target or unit, a milestone with one, or
    days in the wrong order.
    """
    require(policies.may_manage(by))
    refuse_unknown_figures(text)
    if ends_on < starts_on:
        raise RefusedError("The last day must not be before the first.")
    is_numeric = Pledge.Kind(kind) == Pledge.Kind.NUMERIC
    if is_numeric and not (target and target > 0 and unit):
        raise RefusedError("A number to reach needs the number and its unit.")
    if not is_numeric and (target is not None or unit):
        raise RefusedError("Only a number to reach has a target and a unit.")
    pledge = Pledge.objects.create(
        strategy_id=strategy_id,
        domain_id=domain_id,
        agency_id=agency_id,
        title=title,
        text=text,
        kind=kind,
        target=target,
        unit=unit,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    note(by, pledge)
    record(by=by, action="strategy.pledge_made", target=pledge, kind=kind)
    return pledge


@transaction.atomic
def edit_pledge(
    *, by: Actor, pledge_id: int, reason: str, domain_id: int, title: str, text: str
) -> Pledge:
    """Change how a pledge is told, with the reason. What was promised stays."""
    require(policies.may_manage(by))
    refuse_unknown_figures(text)
    pledge = Pledge.objects.select_for_update().get(pk=pledge_id)
    values = {"domain_id": domain_id, "title": title, "text": text}
    fields = " ".join(change(by, pledge, values, reason=reason))
    record(by=by, action="strategy.pledge_edited", target=pledge, fields=fields)
    return pledge


@transaction.atomic
def record_entry(
    *, by: Actor, pledge_id: int, amount: Decimal, dated_on: date, source: str
) -> PledgeEntry:
    """Add an amount that counts towards a pledge.

    Raises RefusedError for a milestone, no amount, or a date in the future or outside
    the time of the pledge.
    """
    pledge = Pledge.objects.select_for_update().get(pk=pledge_id)
    require(policies.may_record(by, pledge))
    if pledge.kind != Pledge.Kind.NUMERIC:
        raise RefusedError("This pledge is not about a number.")
    if amount <= 0:
        raise RefusedError("Only what was added is recorded: more than 0.")
    refuse_future(dated_on, "The date")
    if not pledge.starts_on <= dated_on <= pledge.ends_on:
        raise RefusedError("The date is outside the time of the pledge.")
    return _add(by, pledge, amount=amount, dated_on=dated_on, source=source)


@transaction.atomic
def strike_entry(*, by: Actor, entry_id: int, reason: str) -> PledgeEntry:
    """Take a wrong amount away again, with the reason. Both stay to be seen.

    Raises RefusedError if that was done already.
    """
    entry = PledgeEntry.objects.select_related("pledge").get(pk=entry_id)
    pledge = Pledge.objects.select_for_update().get(pk=entry.pledge_id)
    require(policies.may_record(by, pledge))
    if entry.cancels_id or PledgeEntry.objects.filter(cancels=entry).exists():
        raise RefusedError("This amount was struck out already.")
    return _add(
        by,
        pledge,
        amount=-entry.amount,
        dated_on=entry.dated_on,
        source=reason,
        cancels=entry,
    )


@transaction.atomic
def publish_outcome(
    *, by: Actor, pledge_id: int, result: str, text: str, source: str, dated_on: date
) -> PledgeOutcome:
    """Say what became of a milestone. An earlier answer stays to be seen.

    Raises RefusedError for a pledge of a number, whose outcome is worked out.
    """
    pledge = Pledge.objects.select_for_update().get(pk=pledge_id)
    require(policies.may_record(by, pledge))
    if pledge.kind != Pledge.Kind.MILESTONE:
        raise RefusedError("The outcome of a number is worked out from its entries.")
    refuse_future(dated_on, "The date")
    last = pledge.outcomes.first()
    who = capacity(by, pledge.agency_id)
    outcome = PledgeOutcome.objects.create(
        pledge=pledge,
        result=result,
        text=text,
        source=source,
        dated_on=dated_on,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    old = last.result if last else ""
    note(by, pledge, field="outcome", old=old, new=result, reason=text)
    record(by=by, action="strategy.outcome_published", target=pledge, result=result)
    return outcome


def _add(
    by: Actor,
    pledge: Pledge,
    *,
    amount: Decimal,
    dated_on: date,
    source: str,
    cancels: PledgeEntry | None = None,
) -> PledgeEntry:
    who = capacity(by, pledge.agency_id)
    entry = PledgeEntry.objects.create(
        pledge=pledge,
        amount=amount,
        dated_on=dated_on,
        source=source,
        cancels=cancels,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    said = number(amount)
    note(by, pledge, field="entry", new=said, reason=source)
    what = "entry_struck" if cancels else "entry_recorded"
    record(by=by, action=f"strategy.{what}", target=pledge, dated_on=dated_on)
    return entry
