"""Pledges, and what becomes of each."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.promised_tables import entry_table, pledge_table
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.staff.strategy.acting import (
    asked,
    changing,
    history_of,
    require,
    saved,
    there,
)
from fourfold.interfaces.staff.strategy.addresses import page, trail_into, trail_to
from fourfold.interfaces.staff.strategy.pledge_forms import (
    EntryForm,
    OutcomeForm,
    PledgeChangeForm,
    PledgeForm,
    StrikeForm,
    of_pledge,
)
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.models import Pledge
from fourfold.partnership.strategy.standing import entries_that_stand, kept


@for_staff(policies.may_see_desk)
def pledges(request: Request, public_id: UUID) -> HttpResponse:
    strategy = there(queries.strategy_by_id(public_id))
    found = queries.pledges(strategy=strategy.slug)
    context = {
        "trail": trail_into(strategy),
        "strategy": strategy,
        "table": pledge_table(found, timezone.localdate(), page=page),
        "may_manage": policies.may_manage(request.actor),
    }
    return render(request, "staff/strategy/pledges.html", context)


@for_staff(policies.may_see_desk)
def pledge(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.pledge(public_id))
    actor = request.actor
    may_record = policies.may_record(actor, found)
    context = {
        "trail": trail_to(found),
        "pledge": found,
        "lines": _lines(found, timezone.localdate()),
        "acts": _acts(actor, found),
        "entries": entry_table(found),
        "strikable": _strikable(found) if may_record else [],
        "history": history_of(found),
    }
    return render(request, "staff/strategy/pledge.html", context)


def _lines(found: Pledge, today: date) -> list[Line]:
    stands = kept(found, today)
    target = f"{number(found.target)} {found.unit}" if found.target else "A milestone"
    period = f"{day_words(found.starts_on)} to {day_words(found.ends_on)}"
    return [
        Line("How it stands", stands.word, tag=stands.colour),
        Line("So far", stands.sentence),
        Line("Agency that promises it", found.agency.name),
        Line("Domain", found.domain.title),
        Line("What is promised", target),
        Line("From and to", period),
    ]


def _acts(actor: Actor, found: Pledge) -> list[tuple[str, str]]:
    acts = []
    if policies.may_record(actor, found):
        if found.kind == Pledge.Kind.NUMERIC:
            acts.append(("Record an amount", "staff:strategy-pledge-entry"))
        else:
            acts.append(("Say what became of it", "staff:strategy-pledge-outcome"))
    if policies.may_manage(actor):
        acts.append(("Change the pledge", "staff:strategy-pledge-change"))
    return [(words, reverse(name, args=[found.public_id])) for words, name in acts]


def _strikable(found: Pledge) -> list[tuple[str, str]]:
    return [
        (
            f"{number(each.amount)} of {day_words(each.dated_on)}",
            reverse("staff:strategy-entry-strike", args=[each.public_id]),
        )
        for each in entries_that_stand(found)
    ]


@for_staff(policies.may_manage)
def add(request: Request, public_id: UUID) -> HttpResponse:
    strategy = there(queries.strategy_by_id(public_id))
    form = bound(PledgeForm, request)
    act = services.make_pledge
    if done(form, act, by=request.actor, strategy_id=strategy.pk):
        return saved(request, "The pledge is written down.", form.result)
    return asked(
        request,
        form,
        strategy,
        title="Record a pledge",
        intro="What one agency promises by a day. Nobody can make it smaller later.",
        button="Record the pledge",
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.pledge(public_id))
    form = changing(PledgeChangeForm, request, found, initial=of_pledge(found))
    if done(form, services.edit_pledge, by=request.actor, pledge_id=found.pk):
        return saved(request, "The pledge is changed.", found)
    return asked(
        request,
        form,
        found,
        title="Change the pledge",
        intro="What was promised stays: the number, the days and the agency.",
        button="Save the change",
    )


@for_staff(policies.may_see_desk)
def entry(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.pledge(public_id))
    require(policies.may_record(request.actor, found))
    form = bound(EntryForm, request)
    if done(form, services.record_entry, by=request.actor, pledge_id=found.pk):
        return saved(request, "The amount is recorded.", found)
    return asked(
        request,
        form,
        found,
        title=f"Record an amount towards “{found}”",
        button="Record the amount",
    )


@for_staff(policies.may_see_desk)
def outcome(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.pledge(public_id))
    require(policies.may_record(request.actor, found))
    form = bound(OutcomeForm, request)
    if done(form, services.publish_outcome, by=request.actor, pledge_id=found.pk):
        return saved(request, "What became of it is public now.", found)
    return asked(
        request,
        form,
        found,
        title=f"What became of “{found}”?",
        intro="What was said before stays to be seen.",
        button="Say so in public",
    )


@for_staff(policies.may_see_desk)
def strike(request: Request, public_id: UUID) -> HttpResponse:
    wrong = there(queries.entry(public_id))
    found = wrong.pledge
    require(policies.may_record(request.actor, found))
    form = bound(StrikeForm, request)
    if done(form, services.strike_entry, by=request.actor, entry_id=wrong.pk):
        return saved(request, "The amount no longer counts.", found)
    return asked(
        request,
        form,
        found,
        title=f"Strike out {number(wrong.amount)} of {day_words(wrong.dated_on)}",
        intro="It stays to be seen, with your reason, and no longer counts.",
        button="Strike it out",
    )
