"""The page of a ward in the shapes that components lay out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from fourfold.analysis.assessment.profiles import DRAWN
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.values import Figure
from fourfold.interfaces.public.laying_out import ShownBlock, block_of
from fourfold.partnership.assessments.models import Edition

Json = dict[str, Any]


def blocks_of(told: Json, slug: str) -> list[ShownBlock]:
    """None for an edition from before wards had such pages."""
    return [block_of(each, slug) for each in told.get("blocks", ())]


def first_figure(told: Json, edition: Edition) -> Figure | None:
    """The count of violence with all that it means nothing without."""
    standing = first_of(told.get("standings", ()))
    if standing is None or not standing["count"]["is_number"]:
        return None
    count, rate = standing["count"], standing["rate"]
    known = rate["text"][:1].isdigit()
    return Figure(
        what=standing["title"],
        number=count["text"],
        unit=f"{standing['unit']} recorded",
        place=told["ward"]["name"],
        period=period_words(edition.first_month, edition.last_month),
        qualifier=f"{standing['change']['text']}, against the year before.",
        interval=(
            f"For every 1,000 residents: {rate['text']}, with its 95% interval."
            if known
            else ""
        ),
        name=count["figure"],
    )


def first_of(standings: Sequence[Json]) -> Json | None:
    ranked = sorted(standings, key=lambda each: each["measure"] != DRAWN)
    return ranked[0] if ranked else None


@dataclass(frozen=True, slots=True)
class Offer:
    title: str
    href: str


def downloads(told: Json, edition: Edition) -> list[Offer]:
    """The printed page, and all that the page tells for programs."""
    code = told["ward"]["code"]
    paths = {
        gettext("This ward on one page, for printing (PDF)"): f"wards/{code}.pdf",
        gettext(
            "All that this page tells, for programs (JSON)"
        ): f"site/wards/{code}.json",
    }
    return [
        Offer(title, reverse("public:assessment-document", args=[edition.slug, path]))
        for title, path in paths.items()
    ]
