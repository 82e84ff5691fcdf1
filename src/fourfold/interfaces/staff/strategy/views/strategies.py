"""Strategies: which there are, and each as a tree."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Column, Table
from fourfold.interfaces.components.promised_tables import (
    objective_table,
    recommendation_table,
    review_cell,
)
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.acting import (
    asked,
    changing,
    history_of,
    saved,
    there,
)
from fourfold.interfaces.staff.strategy.addresses import page, trail_to
from fourfold.interfaces.staff.strategy.showing import strategy_row
from fourfold.interfaces.staff.strategy.tree_forms import (
    StrategyChangeForm,
    StrategyForm,
    VersionForm,
    of_strategy,
)
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.models import (
    Strategy,
)

ACTS = [
    ("Add an objective", "staff:strategy-objective-add"),
    ("Add a recommendation", "staff:strategy-recommendation-add"),
    ("Write the plan from a file", "staff:strategy-plan-send"),
    ("Files that were written into it", "staff:strategy-imports"),
    ("Record a new version", "staff:strategy-version"),
    ("Change the strategy", "staff:strategy-change"),
]


@for_staff(policies.may_see_desk)
def strategies(request: Request) -> HttpResponse:
    today = timezone.localdate()
    table = Table(
        caption="Strategies",
        caption_is_hidden=True,
        columns=[Column("Strategy"), Column("From and to"), Column("Next review")],
        rows=[strategy_row(each, today) for each in queries.strategies()],
        empty="No strategy is written down yet.",
    )
    counts = queries.counts(queries.all_actions(), today=today)
    may_manage = policies.may_manage(request.actor)
    context = {"table": table, "counts": counts, "may_manage": may_manage}
    return render(request, "staff/strategy/strategies.html", context)


@for_staff(policies.may_see_desk)
def strategy(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.strategy_by_id(public_id))
    today = timezone.localdate()
    acts = ACTS if policies.may_manage(request.actor) else []
    context = {
        "trail": trail_to(found),
        "strategy": found,
        "lines": _lines(found, today),
        "acts": [(words, reverse(name, args=[public_id])) for words, name in acts],
        "pledges": reverse("staff:strategy-pledges", args=[public_id]),
        "branches": [_shown(each, today) for each in queries.branches(found)],
        "history": history_of(found),
    }
    return render(request, "staff/strategy/strategy.html", context)


def _lines(found: Strategy, today: date) -> list[Line]:
    review = review_cell(found.review_on, today)
    return [
        Line(
            "From and to", f"{day_words(found.starts_on)} to {day_words(found.ends_on)}"
        ),
        Line("First approved", day_words(found.approved_on)),
        Line("Next review", review.text, tag=review.tag),
    ]


def _shown(branch: queries.Branch, today: date) -> dict[str, Any]:
    return {
        "domain": branch.domain,
        "tables": [
            objective_table(branch.objectives, today, page=page),
            recommendation_table(branch.recommendations, today, page=page),
        ],
    }


@for_staff(policies.may_manage)
def add(request: Request) -> HttpResponse:
    form = bound(StrategyForm, request)
    if done(form, services.add_strategy, by=request.actor):
        return saved(request, "The strategy is written down.", form.result)
    return form_page(
        request,
        form,
        title="Write a strategy down",
        intro="Write down what a body approved. Everybody can read it at once.",
        button="Save the strategy",
        trail=[("Strategies", reverse("staff:strategies"))],
        back=reverse("staff:strategies"),
    )


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.strategy_by_id(public_id))
    form = changing(StrategyChangeForm, request, found, initial=of_strategy(found))
    act = services.edit_strategy
    if done(form, act, by=request.actor, strategy_id=found.pk):
        return saved(request, "The strategy is changed.", found)
    return asked(
        request,
        form,
        found,
        title="Change the strategy",
        intro="What it says changes only with a version that a body approved.",
        button="Save the change",
    )


@for_staff(policies.may_manage)
def version(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.strategy_by_id(public_id))
    form = bound(VersionForm, request, initial={"vision": found.vision})
    act = services.approve_version
    if done(form, act, by=request.actor, strategy_id=found.pk):
        return saved(request, "The version is written down.", found)
    return asked(
        request,
        form,
        found,
        title="Record a new version",
        intro="Days that were promised before stay as they are.",
        button="Save the version",
    )
