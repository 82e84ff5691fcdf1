"""What residents asked, what was answered, and what came of it."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.enquiries import (
    enquiry_lines,
    enquiry_table,
    step_words,
    tally_words,
    words_of,
)
from fourfold.interfaces.components.listing import page_of
from fourfold.partnership.enquiries import queries

from .addresses import home, page
from .asked import enquiry_page
from .finding import there
from .sharing import shared_with_questions

ROWS = 20
ROOT = ("Questions", "public:questions")


@open_to_anyone
def questions(request: Request) -> HttpResponseBase:
    return shared_with_questions(request, lambda: _questions(request))


def _questions(request: Request) -> HttpResponse:
    today = timezone.localdate()
    ordered = queries.late_first(queries.enquiries(), today)
    shown = page_of(request.GET, ordered, size=ROWS)
    context = {
        "trail": home(),
        "told": queries.tally(ordered, today),
        "headline": tally_words(queries.tally(ordered, today)),
        "page": shown,
        "table": enquiry_table(
            shown.rows,
            today,
            page=enquiry_page,
            subjects=queries.subjects_of(shown.rows),
        ),
    }
    return render(request, "public/progress/questions.html", context)


@open_to_anyone
def question(request: Request, public_id: UUID) -> HttpResponseBase:
    return shared_with_questions(request, lambda: _question(request, public_id))


def _question(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.decided(public_id))
    about = queries.subjects_of([found])[found.subject]
    context = {
        "trail": [*home(), (ROOT[0], reverse(ROOT[1]))],
        "question": found,
        "words": words_of(found),
        "about": about,
        "page": page(about),
        "lines": enquiry_lines(found, timezone.localdate()),
        "answers": found.answers.all(),
        "deeds": queries.deeds_of(found),
        "steps": [step_words(each) for each in found.steps.all()],
    }
    return render(request, "public/progress/question.html", context)


@open_to_anyone
def you_said(request: Request) -> HttpResponseBase:
    return shared_with_questions(request, lambda: _you_said(request))


def _you_said(request: Request) -> HttpResponse:
    shown = page_of(request.GET, queries.deeds(), size=ROWS)
    trail = [*home(), (ROOT[0], reverse(ROOT[1]))]
    context = {"trail": trail, "page": shown, "deeds": shown.rows}
    return render(request, "public/progress/you_said.html", context)
