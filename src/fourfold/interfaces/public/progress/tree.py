"""Strategies, their domains and objectives, and what was recommended."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.promised_tables import (
    action_table,
    objective_table,
    pledge_table,
    recommendation_table,
    review_cell,
)
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Strategy
from fourfold.partnership.strategy.progress import progress
from fourfold.partnership.strategy.states import is_late

from .addresses import page, trail_to
from .finding import there
from .indicators import indicators_of
from .sharing import shared_today


@open_to_anyone
def strategy(request: Request, slug: str) -> HttpResponseBase:
    return shared_today(request, lambda: _strategy(request, slug))


def _strategy(request: Request, slug: str) -> HttpResponse:
    found = there(queries.strategy(slug))
    today = timezone.localdate()
    context = {
        "trail": trail_to(found),
        "strategy": found,
        "lines": _lines(found, today),
        "versions": found.versions.all(),
        "branches": [_shown(each, today) for each in queries.branches(found)],
    }
    return render(request, "public/progress/strategy.html", context)


def _lines(found: Strategy, today: date) -> list[Line]:
    review = review_cell(found.review_on, today)
    period = f"{day_words(found.starts_on)} to {day_words(found.ends_on)}"
    return [
        Line("From and to", period),
        Line("First approved", day_words(found.approved_on)),
        Line("Approved by", found.approved_by_body),
        Line("Next review", review.text, tag=review.tag),
    ]


def _shown(branch: queries.Branch, today: date) -> dict[str, Any]:
    """What a domain has of a strategy, and how far it is."""
    actions = [
        action for each in branch.recommendations for action in each.actions.all()
    ]
    return {
        "domain": branch.domain,
        "page": page(branch.domain),
        "told": progress(actions),
        "late": sum(is_late(each, today) for each in actions),
        "objectives": objective_table(branch.objectives, today, page=page),
        "recommendations": recommendation_table(
            branch.recommendations, today, page=page
        ),
    }


@open_to_anyone
def domain(request: Request, slug: str) -> HttpResponse:
    found = there(queries.domain(slug))
    today = timezone.localdate()
    chair = found.chair_agency
    chaired = f"{found.chair_post}, {chair}" if chair else found.chair_post
    objectives = queries.objectives().filter(domain=found)
    recommendations = queries.recommendations().filter(domain=found)
    context = {
        "trail": trail_to(found),
        "domain": found,
        "lines": [
            Line(
                "Also called", ", ".join(found.aliases.splitlines()) or "Nothing else"
            ),
            Line("Working group", found.working_group or "None"),
            Line("Who chairs it", chaired or "Nobody"),
        ],
        "tables": [
            objective_table(objectives, today, page=page),
            recommendation_table(recommendations, today, page=page),
            pledge_table(queries.pledges(domain=slug), today, page=page),
        ],
    }
    return render(request, "public/progress/domain.html", context)


@open_to_anyone
def objective(request: Request, public_id: UUID) -> HttpResponseBase:
    return shared_today(request, lambda: _objective(request, public_id))


def _objective(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.objective(public_id))
    today = timezone.localdate()
    review = review_cell(found.review_on, today)
    answers = queries.recommendations().filter(objective=found)
    context = {
        "trail": trail_to(found),
        "objective": found,
        "lines": [
            Line("Domain", found.domain.title, href=page(found.domain), action="Open"),
            Line("Agency that answers for it", found.owner_agency.name),
            Line("Next review", review.text, tag=review.tag),
        ],
        "overdue": review.hint,
        "indicators": indicators_of(found),
        "table": recommendation_table(answers, today, page=page),
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/objective.html", context)


@open_to_anyone
def recommendation(request: Request, public_id: UUID) -> HttpResponseBase:
    return shared_today(request, lambda: _recommendation(request, public_id))


def _recommendation(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.recommendation(public_id))
    actions = list(found.actions.all())
    told = progress(actions)
    domain = Line("Domain", found.domain.title, href=page(found.domain), action="Open")
    lines = [Line("Recommended by", found.made_by), domain]
    if found.objective is not None:
        aim, where = found.objective.text, page(found.objective)
        lines.append(Line("Objective", aim, href=where, action="Open"))
    lines.append(Line("Done", f"{told.percent}. {told.formula}"))
    context = {
        "trail": trail_to(found),
        "recommendation": found,
        "lines": lines,
        "table": action_table(
            actions, timezone.localdate(), page=page, empty="No action answers it yet."
        ),
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/recommendation.html", context)
