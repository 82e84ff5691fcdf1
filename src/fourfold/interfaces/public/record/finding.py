"""Finds what everybody may see; says of what was withdrawn that it was, and why."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fourfold.interfaces.components.access import Request
from fourfold.partnership.public_record.models import Shown

GONE = 410
Trail = list[tuple[str, str]]


def shown_page(
    request: Request, found: Shown | None, context: dict[str, Any], *, template: str
) -> HttpResponse:
    """The page of something published. A draft is none of anybody's yet."""
    if found is None or found.state == Shown.State.DRAFT:
        raise Http404
    if not found.is_published:
        return gone(request, found, context["trail"])
    return render(request, f"public/record/{template}", context)


def gone(request: Request, found: Shown, trail: Trail) -> HttpResponse:
    context = {"trail": trail, "why": found.withdrawn_why}
    return render(request, "public/record/withdrawn.html", context, status=GONE)


def trail(title: str, name: str) -> Trail:
    return [(title, reverse(f"public:{name}"))]


def files_of(kind: str, query: str) -> list[tuple[str, str]]:
    """Where the same list is for programs; query : what it is narrowed to."""
    asked = f"?{query}" if query else ""
    return [
        ("CSV", f"{reverse('public:record-csv', args=[kind])}{asked}"),
        ("JSON", f"{reverse('public:record-json', args=[kind])}{asked}"),
    ]
