"""Strategies, their domains and objectives, and what was recommended."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.promised_tables import (
    action_table,
    how_it_counts,
    objective_table,
    pledge_table,
    recommendation_table,
    review_cell,
)
from fourfold.interfaces.components.promises import late_count
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words, days_words
from fourfold.interfaces.public.record.telling import documents_of
from fourfold.partnership.programmes.queries import programmes_for
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Action, Strategy
from fourfold.partnership.strategy.progress import progress
from fourfold.partnership.strategy.states import is_late

from .addresses import page, trail_to
from .asked import asked_about
from .finding import there
from .indicators import indicators_of
from .lines import domain_line, objective_line
from .sharing import shared_with_questions

NONE = _("No action answers it yet.")


@open_to_anyone
def strategy(request: Request, slug: str) -> HttpResponseBase:
    return shared_with_questions(request, lambda: _strategy(request, slug))


def _strategy(request: Request, slug: str) -> HttpResponse:
    found = there(queries.strategy(slug))
    today = timezone.localdate()
    context = {
        "trail": trail_to(found),
        "strategy": found,
        "asked": asked_about(found),
        "lines": _lines(found, today),
        "versions": found.versions.all(),
        "branches": [_shown(each, today) for each in queries.branches(found)],
        "documents": documents_of(found),
        "taken_back": _taken_back(found),
    }
    return render(request, "public/progress/strategy.html", context)


def _taken_back(found: Strategy) -> list[tuple[Action, str]]:
    """Actions that a file added by mistake; asked for only where there are any."""
    if not found.has_taken_back:  # type: ignore[attr-defined]
        return []
    return [(each, page(each)) for each in queries.taken_back(found)]


def _lines(found: Strategy, today: date) -> list[Line]:
    review = review_cell(found.review_on, today)
    return [
        Line(gettext("From and to"), days_words(found.starts_on, found.ends_on)),
        Line(gettext("First approved"), day_words(found.approved_on)),
        Line(gettext("Approved by"), english(found.approved_by_body)),
        Line(gettext("Next review"), review.text, tag=review.tag),
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
        "late": late_count(sum(is_late(each, today) for each in actions)),
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
    aliases, none = ", ".join(found.aliases.splitlines()), pgettext("group", "None")
    objectives = queries.objectives().filter(domain=found)
    recommendations = queries.counted_recommendations().filter(domain=found)
    context = {
        "trail": trail_to(found),
        "domain": found,
        "lines": [
            Line(gettext("Also called"), english(aliases) or gettext("Nothing else")),
            Line(gettext("Working group"), english(found.working_group) or none),
            Line(gettext("Who chairs it"), english(chaired) or gettext("Nobody")),
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
    serving = [(each.title, page(each)) for each in programmes_for(public_id)]
    return shared_with_questions(
        request, lambda: _objective(request, public_id, serving), str(serving)
    )


def _objective(
    request: Request, public_id: UUID, serving: list[tuple[str, str]]
) -> HttpResponse:
    """serving : programmes that serve it, with their pages"""
    found = there(queries.objective(public_id))
    today = timezone.localdate()
    review = review_cell(found.review_on, today)
    answers = queries.counted_recommendations().filter(objective=found)
    context = {
        "trail": trail_to(found),
        "objective": found,
        "asked": asked_about(found),
        "lines": [
            domain_line(found.domain),
            Line(
                gettext("Agency that answers for it"), english(found.owner_agency.name)
            ),
            Line(gettext("Next review"), review.text, tag=review.tag),
        ],
        "overdue": review.hint,
        "indicators": indicators_of(found),
        "table": recommendation_table(answers, today, page=page),
        "programmes": serving,
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/objective.html", context)


@open_to_anyone
def recommendation(request: Request, public_id: UUID) -> HttpResponseBase:
    return shared_with_questions(request, lambda: _recommendation(request, public_id))


def _recommendation(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.recommendation(public_id))
    actions = list(found.actions.all())
    told = progress(actions)
    lines = [
        Line(gettext("Recommended by"), english(found.made_by)),
        domain_line(found.domain),
    ]
    if found.objective is not None:
        lines.append(objective_line(found.objective))
    lines.append(Line(gettext("Done"), f"{told.percent}. {how_it_counts(actions)}"))
    context = {
        "trail": trail_to(found),
        "recommendation": found,
        "asked": asked_about(found),
        "lines": lines,
        "table": action_table(actions, timezone.localdate(), page=page, empty=NONE),
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/recommendation.html", context)
