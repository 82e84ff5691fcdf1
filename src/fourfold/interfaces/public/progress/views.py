from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.promises import how_it_is_due, late_words
from fourfold.partnership.strategy import queries

from . import telling
from .forms import ProgressFilter

ROWS = 20


@open_to_anyone
def progress(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = ProgressFilter(request.GET, partners=queries.partners(today=today))
    wanted = form.wanted()
    counts = queries.counts(
        queries.actions(replace(wanted, status=""), today=today), today=today
    )
    page = page_of(request.GET, queries.actions(wanted, today=today), size=ROWS)
    context = {
        "form": form,
        "is_narrowed": bool(wanted.status or wanted.partner),
        "counts": counts,
        "headline": telling.headline(counts),
        "numbers": telling.numbers(counts),
        "page": page,
        "table": telling.table_of(page.rows, today),
    }
    if not counts.all:
        context["is_adopted"] = queries.strategies().exists()
    return render(request, "public/progress/progress.html", context)


@open_to_anyone
def action(request: Request, public_id: UUID) -> HttpResponse:
    found = queries.action(public_id)
    if found is None:
        raise Http404
    today = timezone.localdate()
    changes = queries.history(found.public_id)
    context = {
        "trail": [("Progress", reverse("public:progress"))],
        "action": found,
        "late": late_words(found, today),
        "lines": telling.summary(found, today),
        "due": list(how_it_is_due(found, changes)),
        "evidence": found.evidence.all(),
        "waits_for": [each.needs for each in queries.waits_for(found)],
        "history": [event(each) for each in changes],
    }
    return render(request, "public/progress/action.html", context)
