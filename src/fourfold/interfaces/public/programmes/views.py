"""What money is for, each programme, each service, and returns that did not come."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.programme_money import (
    entry_table,
    funding_table,
    year_table,
)
from fourfold.interfaces.components.programme_reach import method_table, reach_tables
from fourfold.interfaces.components.programme_tables import (
    due_table,
    kpi_table,
    missing_table,
    service_lines,
    service_table,
)
from fourfold.interfaces.components.shared import shared
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.partnership.programmes import queries

from . import telling

ROWS = 20
# Of a service over twenty years there are thousands.
DUES = 24


class ProgrammeFilter(forms.Form):
    text = forms.CharField(label=_("Words"), required=False, max_length=100)

    def wanted(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("text", ""))


@open_to_anyone
def programmes(request: Request) -> HttpResponseBase:
    told = queries.fingerprint(timezone.localdate())
    return shared(request, told, make=lambda: _programmes(request))


def _programmes(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = ProgrammeFilter(request.GET)
    text = form.wanted()
    shown = page_of(request.GET, queries.programmes(public=True, text=text), size=ROWS)
    late = len(queries.late_in_public(today))
    context = {
        "form": form,
        "is_narrowed": bool(text),
        "page": shown,
        "late": late,
        "headline": telling.late_headline(late),
        "table": telling.programme_table(shown.rows, today),
    }
    return render(request, "public/programmes/programmes.html", context)


@open_to_anyone
def programme(request: Request, public_id: UUID) -> HttpResponseBase:
    told = queries.fingerprint(timezone.localdate())
    return shared(request, told, make=lambda: _programme(request, public_id))


def _programme(request: Request, public_id: UUID) -> HttpResponse:
    found = queries.programme(public_id, public=True)
    if found is None:
        raise Http404
    today = timezone.localdate()
    lines = list(found.funding.all())
    services = list(found.services.all())
    late = telling.late_in(found, today)
    # Services have pages of their own for theirs.
    subjects = [found.public_id, *(each.public_id for each in lines)]
    context = {
        "trail": telling.home(),
        "programme": found,
        "late": telling.late_headline(late) if late else "",
        "lines": telling.programme_lines(found),
        "funding": funding_table(lines),
        "years": year_table(lines),
        "entries": entry_table(e for line in lines for e in line.entries.all()),
        "methods": method_table(found.methods.all()),
        "aims": [
            (
                english(each.objective.text),
                page_named("objective", str(each.objective.public_id)),
            )
            for each in queries.aims(found)
        ],
        "services": service_table(services, today, page=telling.page),  # type: ignore[arg-type]
        "history": [event(each) for each in queries.history(*subjects)],
    }
    return render(request, "public/programmes/programme.html", context)


@open_to_anyone
def service(request: Request, public_id: UUID) -> HttpResponseBase:
    told = queries.fingerprint(timezone.localdate())
    return shared(request, told, make=lambda: _service(request, public_id))


def _service(request: Request, public_id: UUID) -> HttpResponse:
    found = queries.service(public_id, public=True)
    if found is None:
        raise Http404
    today, rule = timezone.localdate(), queries.rule_of_partnership()
    dues = queries.dues_of(found, today)
    late = sum(each.is_late for each in dues)
    shown = page_of(request.GET, dues, size=DUES)
    programme_page = telling.page(found.programme)
    context = {
        "trail": [*telling.home(), (english(found.programme.title), programme_page)],
        "service": found,
        "late": telling.late_headline(late) if late else "",
        "lines": service_lines(found, programme_page=programme_page),
        "kpis": kpi_table(found.kpis.all(), today),
        "page": shown,
        "dues": due_table(shown.rows, rule),
        "reach": reach_tables(queries.reach(found), rule),
        "rule": rule,
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/programmes/service.html", context)


@open_to_anyone
def returns(request: Request) -> HttpResponseBase:
    told = queries.fingerprint(timezone.localdate())
    return shared(request, told, make=lambda: _returns(request))


def _returns(request: Request) -> HttpResponse:
    found = queries.late_in_public(timezone.localdate())
    shown = page_of(request.GET, found, size=ROWS)
    context = {
        "trail": telling.home(),
        "headline": telling.late_headline(len(found)),
        "page": shown,
        "table": missing_table(shown.rows, page=telling.page),  # type: ignore[arg-type]
    }
    return render(request, "public/programmes/returns.html", context)
