"""The list of actions for programs: the same rows, narrowed in the same way."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.documents import open_to_programs
from fourfold.interfaces.components.explained_words import worded
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.states import (
    days_late,
    is_late,
    is_late_at_first_date,
)

from .addresses import page
from .forms import ProgressFilter
from .sharing import shared_today

COLUMNS = (
    *("id", "strategy", "domain", "recommendation_number", "recommendation"),
    *("action", "text", "lead_agency", "supporting_agencies", "wards", "owner_post"),
    *("horizon", "approved_on", "first_due_on", "due_on", "status", "settled_on"),
    *("late", "days_late", "late_against_first_date", "weight", "address"),
)
BETWEEN = "; "


@open_to_anyone
@require_safe
def as_csv(request: Request) -> HttpResponseBase:
    return open_to_programs(shared_today(request, lambda: _as_csv(request)))


def _as_csv(request: Request) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="actions.csv"'
    writer = csv.writer(answer)
    writer.writerow(COLUMNS)
    for row in _rows(request):
        writer.writerow([safe_cell(_text(row[column])) for column in COLUMNS])
    return answer


@open_to_anyone
@require_safe
def as_json(request: Request) -> HttpResponseBase:
    return open_to_programs(shared_today(request, lambda: _as_json(request)))


def _as_json(request: Request) -> HttpResponse:
    told = {
        "as_at": timezone.localdate().isoformat(),
        "actions": list(_rows(request)),
    }
    content = json.dumps(told, ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def _rows(request: Request) -> Iterator[dict[str, Any]]:
    today = timezone.localdate()
    form = ProgressFilter(request.GET, choices=queries.choices())
    found = queries.actions(form.wanted(), today=today)
    for action in queries.with_ties(found):
        yield _row(action, today)


def _row(action: Action, today: date) -> dict[str, Any]:
    recommendation = action.recommendation
    helping = [each.agency.name for each in action.supports.all()]
    wards = [each.ward.name for each in action.wards.all()]
    said = {
        "id": str(action.public_id),
        "strategy": recommendation.strategy.title,
        "domain": recommendation.domain.title,
        "recommendation_number": recommendation.number,
        "recommendation": recommendation.title,
        "action": action.title,
        "text": worded(action.text),
        "lead_agency": action.lead_agency.name,
        "supporting_agencies": BETWEEN.join(helping),
        "wards": BETWEEN.join(wards),
        "owner_post": action.owner_post,
        "horizon": action.horizon,
        "status": action.status,
        "weight": None if action.weight is None else str(action.weight),
        "address": f"{settings.SITE_ADDRESS.rstrip('/')}{page(action)}",
    }
    return said | _days(action, today)


def _days(action: Action, today: date) -> dict[str, Any]:
    settled = action.settled_on
    return {
        "approved_on": action.counts_from.isoformat(),
        "first_due_on": action.first_due_on.isoformat(),
        "due_on": action.due_on.isoformat(),
        "settled_on": settled.isoformat() if settled else None,
        "late": is_late(action, today),
        "days_late": days_late(action, today),
        "late_against_first_date": is_late_at_first_date(action, today),
    }


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
