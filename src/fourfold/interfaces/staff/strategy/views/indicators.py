"""Indicators of objectives, and the numbers that agencies bring for them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.indicators import (
    lines,
    point_table,
    reading_period,
)
from fourfold.interfaces.staff.strategy.acting import (
    asked,
    changing,
    history_of,
    require,
    saved,
    there,
)
from fourfold.interfaces.staff.strategy.addresses import trail_to
from fourfold.interfaces.staff.strategy.indicator_forms import (
    IndicatorChangeForm,
    IndicatorForm,
    IndicatorStopForm,
    NumberForm,
    StrikeNumberForm,
    of_indicator,
)
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.indicating import numbers_that_stand
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.models import Indicator, IndicatorEntry
from fourfold.partnership.strategy.verdicts import Reading

FIXED = "What it follows and which way is better stay as they are."


@for_staff(policies.may_see_desk)
def indicator(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.indicator(public_id))
    [told] = queries.told_indicators([found])
    context = {
        "trail": trail_to(found),
        "indicator": found,
        "lines": lines(told),
        "points": point_table(told),
        "acts": _acts(request.actor, found),
        "strikable": _strikable(request.actor, found),
        "history": history_of(found),
    }
    return render(request, "staff/strategy/indicator.html", context)


def _acts(actor: Actor, found: Indicator) -> list[tuple[str, str]]:
    if found.stopped_on is not None:
        return []
    acts = []
    if policies.may_bring_numbers(actor, found) and not found.is_published:
        acts.append(("Record a number", "staff:strategy-indicator-number"))
    if policies.may_manage(actor):
        acts.append(("Change the indicator", "staff:strategy-indicator-change"))
        acts.append(("No longer follow it", "staff:strategy-indicator-stop"))
    return [(words, reverse(name, args=[found.public_id])) for words, name in acts]


def _strikable(actor: Actor, found: Indicator) -> list[tuple[str, str]]:
    if not policies.may_bring_numbers(actor, found):
        return []
    return [
        (
            _entry_words(each),
            reverse("staff:strategy-number-strike", args=[each.public_id]),
        )
        for each in numbers_that_stand(found)
    ]


def _entry_words(entry: IndicatorEntry) -> str:
    said = Reading(float(entry.value), None, None, entry.first, entry.last)
    return f"{number(entry.value)} of {reading_period(said)}"


@for_staff(policies.may_manage)
def add(request: Request, public_id: UUID) -> HttpResponse:
    objective = there(queries.objective(public_id))
    form = bound(IndicatorForm, request)
    act = services.add_indicator
    if done(form, act, by=request.actor, objective_id=objective.pk):
        return saved(request, "The indicator is written down.", form.result)
    return asked(
        request,
        form,
        objective,
        title="Add an indicator",
        intro="By what number it can be seen whether the objective is reached. What it "
        "says is worked out: nobody types that.",
        button="Add the indicator",
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.indicator(public_id))
    form = changing(IndicatorChangeForm, request, found, initial=of_indicator(found))
    if done(form, services.edit_indicator, by=request.actor, indicator_id=found.pk):
        return saved(request, "The indicator is changed.", found)
    return asked(
        request,
        form,
        found,
        title="Change the indicator",
        intro=FIXED,
        button="Save the change",
    )


@for_staff(policies.may_manage)
def stop(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.indicator(public_id))
    form = bound(IndicatorStopForm, request)
    if done(form, services.stop_indicator, by=request.actor, indicator_id=found.pk):
        return saved(request, "The indicator is no longer followed.", found)
    return asked(
        request,
        form,
        found,
        title=f"No longer follow “{found}”",
        intro="It stays to be seen, with your reason.",
        button="No longer follow it",
    )


@for_staff(policies.may_see_desk)
def bring(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.indicator(public_id))
    require(policies.may_bring_numbers(request.actor, found))
    form = bound(NumberForm, request)
    if done(form, services.record_number, by=request.actor, indicator_id=found.pk):
        return saved(request, "The number is recorded.", found)
    return asked(
        request,
        form,
        found,
        title=f"Record a number of “{found}”",
        intro=f"In {found.unit}. Without an interval, nobody can tell it from chance.",
        button="Record the number",
    )


@for_staff(policies.may_see_desk)
def strike(request: Request, public_id: UUID) -> HttpResponse:
    wrong = there(queries.indicator_entry(public_id))
    found = there(queries.indicator(wrong.indicator.public_id))
    require(policies.may_bring_numbers(request.actor, found))
    form = bound(StrikeNumberForm, request)
    if done(form, services.strike_number, by=request.actor, entry_id=wrong.pk):
        return saved(request, "The number no longer counts.", found)
    return asked(
        request,
        form,
        found,
        title=f"Strike out {_entry_words(wrong)}",
        intro="It stays in the history, with your reason, and no longer counts.",
        button="Strike it out",
    )
