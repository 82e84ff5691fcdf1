from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import open_to_anyone
from fourfold.interfaces.components.listing import Column, Table
from fourfold.interfaces.components.months import period_words
from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.assessments.queries import newest_published

from .personal_data import held_about_people


@open_to_anyone
def home(request: HttpRequest) -> HttpResponse:
    newest = newest_published()
    period = period_words(newest.first_month, newest.last_month) if newest else ""
    return render(request, "public/home.html", {"newest": newest, "period": period})


@open_to_anyone
def privacy(request: HttpRequest) -> HttpResponse:
    titles = ("Record", "What it says about a person", "Why", "How long")
    held = held_about_people(_part("retention"))
    table = Table(
        caption="What this site holds about people",
        columns=[Column(title) for title in titles],
        rows=[(each.what, each.details, each.why, each.kept) for each in held],
    )
    return render(
        request,
        "public/privacy.html",
        {"table": table, "contacts": _part("contacts")},
    )


@open_to_anyone
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html", {"contacts": _part("contacts")})


@open_to_anyone
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "public/contact.html", {"contacts": _part("contacts")})


@open_to_anyone
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help.html")


def _part(name: str) -> dict[str, Any]:
    """A part of the configuration; empty before the site is set up."""
    found = partnership()
    part = found.configuration.get(name) if found else None
    return part if isinstance(part, dict) else {}
