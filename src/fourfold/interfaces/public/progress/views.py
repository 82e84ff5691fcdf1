"""What was promised as a list, what is late first, and each action by itself."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.promised_tables import action_table
from fourfold.interfaces.components.promises import how_it_is_due, late_words
from fourfold.partnership.strategy import queries

from . import telling
from .addresses import page, trail_to
from .asked import asked_about
from .cards import code_for_progress
from .finding import there
from .forms import ProgressFilter
from .sharing import shared_today

ROWS = 20
NONE = _("No action stands like this. Choose something else.")


@open_to_anyone
def progress(request: Request) -> HttpResponseBase:
    return shared_today(request, lambda: _progress(request))


def _progress(request: Request) -> HttpResponse:
    today = timezone.localdate()
    choices = queries.choices()
    form = ProgressFilter(request.GET, choices=choices)
    wanted = form.wanted()
    counts = queries.counts(
        queries.actions(replace(wanted, status=""), today=today), today=today
    )
    found = queries.actions(wanted, today=today)
    shown = page_of(request.GET, found, size=ROWS, count=counts.that(wanted.status))
    context = {
        "form": form,
        "strategies": choices.strategies,
        "domains": [
            (each.title, page(each)) for each in queries.domains_called(wanted.text)
        ]
        if wanted.text
        else [],
        "is_narrowed": wanted != queries.Wanted(),
        "counts": counts,
        "headline": telling.headline(counts),
        "numbers": telling.numbers(counts),
        "page": shown,
        "table": action_table(shown.rows, today, page=page, empty=NONE),
        "files": telling.files(request.GET.urlencode()),
        "code": code_for_progress(),
    }
    if not counts.all:
        context["is_adopted"] = queries.strategies().exists()
    return render(request, "public/progress/progress.html", context)


@open_to_anyone
def action(request: Request, public_id: UUID) -> HttpResponse:
    found = queries.action(public_id)
    if found is None:
        return _taken_back(request, public_id)
    today = timezone.localdate()
    changes = queries.history(found.public_id)
    context = {
        "trail": trail_to(found),
        "action": found,
        "asked": asked_about(found),
        "late": late_words(found, today),
        "lines": telling.summary(found, today),
        "due": list(how_it_is_due(found, changes)),
        "evidence": found.evidence.all(),
        "waits_for": [each.needs for each in queries.waits_for(found)],
        "history": [event(each) for each in changes],
    }
    return render(request, "public/progress/action.html", context)


def _taken_back(request: Request, public_id: UUID) -> HttpResponse:
    """Of an action that a file added by mistake, that it was."""
    found = there(queries.taken_back_action(public_id))
    context = {
        "trail": trail_to(found),
        "action": found,
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/taken_back.html", context)
