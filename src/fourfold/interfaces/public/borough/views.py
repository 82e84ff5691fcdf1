from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fourfold.analysis.definitions import settings as definition
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.shared import shared
from fourfold.interfaces.components.standing import Standing, borough
from fourfold.interfaces.public.laying_out import (
    ShownSection,
    section_of,
    statements_of,
)
from fourfold.interfaces.public.previews import Preview

# Sections that have a page of their own elsewhere.
ELSEWHERE = {"compare": "public:compare", "unknown": "public:unknown"}
HEADLINE = "headline"
# What tells how often the figures can be new: it is where they are from.
CADENCE_OF = "sources/police_uk_street.toml"
TRAIL = (_("The borough"), "public:borough")


@open_to_anyone
def overview(request: Request) -> HttpResponseBase:
    standing = borough()
    if standing is None:
        return _nothing(request)
    return shared(
        request,
        standing.edition.fingerprint,
        make=lambda: render(
            request, "public/borough/overview.html", overview_of(standing)
        ),
    )


def overview_of(standing: Standing) -> dict[str, Any]:
    """What the overview and the home page say of an edition."""
    return {
        "standing": standing,
        "edition": standing.edition,
        "headlines": standing.facts.get("headlines", ()),
        "doors": [
            (each["title"], address_of(name), statements_of(each["paragraphs"][:1]))
            for name, each in standing.sections.items()
            if name != HEADLINE
        ],
        "cadence": definition(CADENCE_OF)["cadence"],
        "preview": Preview.of(standing),
    }


def address_of(section: str) -> str:
    if section in ELSEWHERE:
        return reverse(ELSEWHERE[section])
    return reverse("public:borough-section", args=[section])


@open_to_anyone
def section(request: Request, section: str) -> HttpResponseBase:
    standing = borough()
    if standing is None or section not in standing.sections:
        raise Http404
    return _shown(request, standing, [section])


@open_to_anyone
def compare(request: Request) -> HttpResponseBase:
    standing = borough()
    if standing is None or "compare" not in standing.sections:
        return _nothing(request)
    group = standing.facts.get("comparison")
    return _shown(request, standing, ["compare"], group=group)


@open_to_anyone
def unknown(request: Request) -> HttpResponseBase:
    standing = borough()
    if standing is None or "unknown" not in standing.sections:
        return _nothing(request)
    names = [name for name in ("unknown", "limits") if name in standing.sections]
    return _shown(request, standing, names)


def _shown(
    request: Request, standing: Standing, names: Sequence[str], **more: Any
) -> HttpResponseBase:
    return shared(
        request,
        standing.edition.fingerprint,
        make=lambda: _page(request, standing, names, **more),
    )


def _page(
    request: Request, standing: Standing, names: Sequence[str], **more: Any
) -> HttpResponse:
    first, *others = [_laid_out(standing, name) for name in names]
    context = {
        "standing": standing,
        "edition": standing.edition,
        "section": first,
        "others": others,
        "trail": [(TRAIL[0], reverse(TRAIL[1]))],
        "next": _next_to(standing, names[-1]),
        **more,
    }
    return render(request, "public/borough/section.html", context)


def _laid_out(standing: Standing, name: str) -> ShownSection:
    return section_of(standing.sections[name], standing.edition.slug)


def _next_to(standing: Standing, name: str) -> tuple[str, str] | None:
    """The section after this one, to read on."""
    names = list(standing.sections)
    after = names[names.index(name) + 1 :]
    if not after:
        return None
    return standing.sections[after[0]]["title"], address_of(after[0])


def _nothing(request: Request) -> HttpResponse:
    """Nothing is published, or only what has no such pages."""
    return render(request, "public/borough/nothing.html", {"standing": borough()})
