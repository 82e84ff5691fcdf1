from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.measures import measures, quality_levels
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.shared import shared
from fourfold.interfaces.components.standing import Standing, borough, fingerprint_of
from fourfold.interfaces.public.laying_out import ShownBlock, block_of
from fourfold.partnership.assessments.models import PublishedFigure
from fourfold.partnership.assessments.queries import figures_of

Json = dict[str, Any]

# Parts of sections that are about one measure, by how their ids begin.
BLOCKS = (
    ("change", "months-", "Month by month"),
    ("where", "wards-", "Ward by ward"),
)
# Kinds of figure of the borough that are said in a sentence, in this order.
SAID = ("count", "rate", "rate-under-25", "change-dispersed", "change", "share")


@open_to_anyone
def offences(request: Request) -> HttpResponseBase:
    standing = borough()
    return shared(
        request, fingerprint_of(standing), make=lambda: _offences(request, standing)
    )


def _offences(request: Request, standing: Standing | None) -> HttpResponse:
    found = defined(standing)
    context = {
        "standing": standing,
        "headline": [each for each in found if each["headline"]],
        "others": [each for each in found if not each["headline"]],
        "blocks": _types(standing),
    }
    return render(request, "public/offences/offences.html", context)


@open_to_anyone
def offence(request: Request, measure: str) -> HttpResponseBase:
    standing = borough()
    return shared(
        request,
        fingerprint_of(standing),
        make=lambda: _offence(request, standing, measure),
    )


def _offence(request: Request, standing: Standing | None, measure: str) -> HttpResponse:
    found = next((each for each in defined(standing) if each["id"] == measure), None)
    if found is None:
        raise Http404
    labels = {each.id: each.label for each in crime_types()}
    context = {
        "standing": standing,
        "measure": found,
        "includes": [labels.get(each, each) for each in found["offences"]],
        "figures": _said(standing, measure) if standing else [],
        "blocks": list(_blocks(standing, measure)) if standing else [],
        "trail": [(gettext("Kinds of offence"), reverse("public:offences"))],
    }
    return render(request, "public/offences/offence.html", context)


def defined(standing: Standing | None) -> list[Json]:
    """Definitions as the edition has them; today's where none is published."""
    if standing and standing.measures:
        return list(standing.measures.values())
    return [
        {**asdict(each), "quality_means": quality_levels()[each.quality]}
        for each in measures()
    ]


def _said(standing: Standing, measure: str) -> list[PublishedFigure]:
    """The borough's figures of a measure, in the order of `SAID`."""
    edition = standing.edition
    found = figures_of(edition).filter(
        area_code=edition.area.code,
        measure=measure,
        kind__in=SAID,
        first_month=edition.first_month,
        last_month=edition.last_month,
    )
    by_kind = {each.kind: each for each in found}
    if "change-dispersed" in by_kind:
        # The same change; its limits allow for crimes that come in series.
        by_kind.pop("change", None)
    return [by_kind[kind] for kind in SAID if kind in by_kind]


def _blocks(standing: Standing, measure: str) -> Iterator[ShownBlock]:
    for section, begins, title in BLOCKS:
        for told in standing.sections.get(section, {}).get("blocks", ()):
            if told["id"] == f"{begins}{measure}":
                yield block_of({**told, "title": title}, standing.edition.slug)


def _types(standing: Standing | None) -> list[ShownBlock]:
    """Every type of crime, side by side."""
    what = standing.sections.get("what", {}) if standing else {}
    slug = standing.edition.slug if standing else ""
    return [block_of(told, slug) for told in what.get("blocks", ())]
