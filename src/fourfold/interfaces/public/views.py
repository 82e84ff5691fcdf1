from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from fourfold.interfaces.components.access import open_to_anyone
from fourfold.interfaces.components.listing import Column, Table
from fourfold.interfaces.components.shared import shared
from fourfold.interfaces.components.standing import Standing, borough, fingerprint_of
from fourfold.partnership.areas.queries import partnership

from .borough.views import overview_of
from .personal_data import held_about_people

# What the first page has room for.
FEW = 3


@open_to_anyone
def home(request: HttpRequest) -> HttpResponseBase:
    standing = borough()
    return shared(
        request, fingerprint_of(standing), make=lambda: _home(request, standing)
    )


def _home(request: HttpRequest, standing: Standing | None) -> HttpResponse:
    context = overview_of(standing) if standing else {}
    # Those that changed come first: it is what people ask.
    told = sorted(context.get("headlines", ()), key=_is_unchanged)
    return render(request, "public/home.html", {**context, "headlines": told[:FEW]})


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


def _is_unchanged(headline: dict[str, Any]) -> bool:
    return headline["change"]["direction"] not in ("up", "down")


def _part(name: str) -> dict[str, Any]:
    """A part of the configuration; empty before the site is set up."""
    found = partnership()
    part = found.configuration.get(name) if found else None
    return part if isinstance(part, dict) else {}
