"""Programmes, their money and late returns for programs: the rows that pages show."""

import csv
import json
from collections.abc import Iterable, Iterator
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
from fourfold.interfaces.components.programme_money import amount_of
from fourfold.interfaces.components.reported_figures import worded
from fourfold.interfaces.components.shared import shared
from fourfold.partnership.programmes import queries
from fourfold.partnership.programmes.models import FundingLine, Programme, Service
from fourfold.partnership.programmes.money import spending

from . import telling

MONEY = (
    *("programme", "programme_address", "line", "funder", "amount", "figure"),
    *("starts_on", "ends_on", "period", "on_top_of", "committed", "spent"),
)
LATE = (
    *("programme", "service", "service_address", "provider", "measure"),
    *("first", "last", "due_on", "days_late"),
)


@open_to_anyone
@require_safe
def as_csv(request: Request) -> HttpResponseBase:
    return _to_programs(request, lambda: _csv("programmes.csv", MONEY, _money_rows()))


@open_to_anyone
@require_safe
def returns_as_csv(request: Request) -> HttpResponseBase:
    return _to_programs(request, lambda: _csv("late-returns.csv", LATE, _late_rows()))


@open_to_anyone
@require_safe
def as_json(request: Request) -> HttpResponseBase:
    return _to_programs(request, _as_json)


def _to_programs(request: Request, make: Any) -> HttpResponseBase:
    told = queries.fingerprint(timezone.localdate())
    return open_to_programs(shared(request, told, make=make))


def _csv(
    name: str, columns: Iterable[str], rows: Iterable[dict[str, Any]]
) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(answer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(_text(row[column])) for column in columns])
    return answer


def _text(value: Any) -> Any:
    return "" if value is None else value


def _as_json() -> HttpResponse:
    today = timezone.localdate()
    found = queries.programmes(public=True)
    told = {
        "as_at": today.isoformat(),
        "programmes": [_programme(each, today) for each in found],
        "late_returns": list(_late_rows()),
    }
    content = json.dumps(told, ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def _programme(found: Programme, today: date) -> dict[str, Any]:
    return {
        "id": str(found.public_id),
        "title": found.title,
        "text": worded(found.text),
        "for_whom": found.for_whom,
        "since": found.since_year,
        "lead_agency": found.lead_agency.name,
        "address": _whole(found),
        "late_returns": telling.late_in(found, today),
        "funding": [_line(each) for each in found.funding.all()],
        "services": [_service(each) for each in found.services.all()],
    }


def _service(found: Service) -> dict[str, Any]:
    return {
        "id": str(found.public_id),
        "title": found.title,
        "for_whom": found.for_whom,
        "provider": found.provided_by,
        "commissioner": found.commissioner.name,
        "starts_on": _day(found.starts_on),
        "ends_on": _day(found.ends_on),
        "value": None if found.value is None else str(found.value),
        "address": _whole(found),
    }


def _line(line: FundingLine) -> dict[str, Any]:
    """Amounts are numbers in words of their own, so that none is rounded on the way."""
    told, amount = spending(line.entries.all()), amount_of(line)
    return {
        "line": line.title,
        "funder": line.funder,
        "amount": None if amount is None else f"{amount:.2f}",
        "figure": line.figure.name if line.figure else None,
        "starts_on": _day(line.starts_on),
        "ends_on": _day(line.ends_on),
        "period": line.period,
        "on_top_of": line.on_top_of.title if line.on_top_of else None,
        "by_year": {str(each.year): str(each.amount) for each in line.years.all()},
        "committed": str(told.committed),
        "spent": str(told.spent),
    }


def _money_rows() -> Iterator[dict[str, Any]]:
    for found in queries.programmes(public=True):
        for line in found.funding.all():
            own = {"programme": found.title, "programme_address": _whole(found)}
            yield own | _line(line)


def _late_rows() -> Iterator[dict[str, Any]]:
    for due in queries.late_in_public(timezone.localdate()):
        service = due.kpi.service
        yield {
            "programme": service.programme.title,
            "service": service.title,
            "service_address": _whole(service),
            "provider": service.provided_by,
            "measure": due.kpi.title,
            "first": due.period.first.isoformat(),
            "last": due.period.last.isoformat(),
            "due_on": due.period.due_on.isoformat(),
            "days_late": due.days_late,
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _whole(row: Programme | Service) -> str:
    return f"{settings.SITE_ADDRESS.rstrip('/')}{telling.page(row)}"
