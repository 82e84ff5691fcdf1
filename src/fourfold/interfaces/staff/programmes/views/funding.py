"""Where money comes from, and what of it was committed and spent."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.programme_money import entry_table, year_table
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.staff.programmes.acting import (
    asked,
    changing,
    history_of,
    saved,
    there,
)
from fourfold.interfaces.staff.programmes.addresses import trail_to
from fourfold.interfaces.staff.programmes.money_forms import (
    FundingChangeForm,
    FundingForm,
    MoneyForm,
    StrikeForm,
    YearForm,
    of_line,
)
from fourfold.interfaces.staff.programmes.showing import funding_lines
from fourfold.partnership.programmes import policies, queries, services
from fourfold.partnership.programmes.models import FundingLine
from fourfold.partnership.programmes.money import pounds

ACTS = [
    ("Record what was committed or spent", "staff:programme-money-add"),
    ("Say what of it is for a year", "staff:programme-funding-year"),
    ("Change what is told of it", "staff:programme-funding-change"),
]


@for_staff(policies.may_see_all)
def line(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.line(public_id))
    may_manage = policies.may_manage(request.actor)
    acts = ACTS if may_manage else []
    context = {
        "trail": trail_to(found),
        "line": found,
        "lines": funding_lines(found),
        "acts": [
            (words, reverse(name, args=[found.public_id])) for words, name in acts
        ],
        "years": year_table([found]),
        "entries": entry_table(found.entries.all()),
        "strikable": _strikable(found) if may_manage else [],
        "history": history_of(found),
    }
    return render(request, "staff/programmes/funding.html", context)


def _strikable(found: FundingLine) -> list[tuple[str, str]]:
    entries = list(found.entries.all())
    struck = {each.cancels_id for each in entries}
    return [
        (
            f"{pounds(each.amount)} of {day_words(each.dated_on)}",
            reverse("staff:programme-money-strike", args=[each.public_id]),
        )
        for each in entries
        if not each.cancels_id and each.pk not in struck
    ]


@for_staff(policies.may_manage)
def add(request: Request, public_id: UUID) -> HttpResponse:
    programme = there(queries.programme(public_id))
    form = bound(FundingForm, request, programme=programme)
    act = services.add_funding
    if done(form, act, by=request.actor, programme_id=programme.pk):
        return saved(request, "The money is written down.", form.result)
    return asked(
        request,
        form,
        programme,
        title=f"Add money for “{programme}”",
        button="Write it down",
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.line(public_id))
    form = changing(
        FundingChangeForm,
        request,
        found,
        programme=found.programme,
        line=found,
        initial=of_line(found),
    )
    if done(form, services.edit_funding, by=request.actor, line_id=found.pk):
        return saved(request, "What is told of the money is changed.", found)
    return asked(
        request,
        form,
        found,
        title=f"Change what is told of “{found}”",
        intro="What was committed and spent is not changed here.",
        button="Save the change",
    )


@for_staff(policies.may_manage)
def year(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.line(public_id))
    form = bound(YearForm, request, line=found)
    if done(form, services.set_funding_year, by=request.actor, line_id=found.pk):
        return saved(request, "What is for that year is written down.", found)
    return asked(
        request,
        form,
        found,
        title=f"What of “{found}” is for a year?",
        intro="A year that was said before is said anew; the history keeps both.",
        button="Say so",
    )


@for_staff(policies.may_manage)
def record(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.line(public_id))
    form = bound(MoneyForm, request, line=found)
    if done(form, services.record_money, by=request.actor, line_id=found.pk):
        return saved(request, "The amount is recorded.", found)
    return asked(
        request,
        form,
        found,
        title=f"Record an amount of “{found}”",
        intro="It cannot be taken away later. A wrong one is struck out, and stays to "
        "be seen.",
        button="Record the amount",
    )


@for_staff(policies.may_manage)
def strike(request: Request, public_id: UUID) -> HttpResponse:
    wrong = there(queries.entry(public_id))
    found = wrong.line
    form = bound(StrikeForm, request)
    if done(form, services.strike_money, by=request.actor, entry_id=wrong.pk):
        return saved(request, "The amount no longer counts.", found)
    return asked(
        request,
        form,
        found,
        title=f"Strike out {pounds(wrong.amount)} of {day_words(wrong.dated_on)}",
        intro="It stays to be seen, with your reason, and no longer counts.",
        button="Strike it out",
    )
