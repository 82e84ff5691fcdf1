"""The page of a ward in the shapes that components lay out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from fourfold.interfaces.components.listing import Column, Table
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.published import Chart, FigureTable, chart_of
from fourfold.interfaces.components.values import Figure
from fourfold.partnership.assessments.models import Edition

Json = dict[str, Any]

# What rests on more figures than these has a table beside it that leads to each.
MOST_WORKINGS = 3
# The measure that a ward is first asked about.
FIRST = "violence"


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, and the names of the figures behind it."""

    text: str
    figures: Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the page with what stands under it."""

    id: str
    title: str
    said: Sequence[Said]
    charts: Sequence[Chart]
    tables: Sequence[FigureTable]
    facts: Table | None


def parts_of(told: Json, slug: str) -> list[Part]:
    """None for an edition from before wards had such pages."""
    return [_part(each, slug) for each in told.get("blocks", ())]


def said_of(paragraphs: Sequence[Json]) -> list[Said]:
    return [
        Said(
            each["text"],
            each["figures"] if len(each["figures"]) <= MOST_WORKINGS else (),
        )
        for each in paragraphs
    ]


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
    ranked = sorted(standings, key=lambda each: each["measure"] != FIRST)
    return ranked[0] if ranked else None


def _part(told: Json, slug: str) -> Part:
    return Part(
        id=told["id"],
        title=told["title"],
        said=said_of(told["paragraphs"]),
        charts=[chart_of(each, slug) for each in told["charts"]],
        tables=[FigureTable.of(each) for each in told["tables"]],
        facts=_facts(told),
    )


def _facts(told: Json) -> Table | None:
    if not told["facts"]:
        return None
    return Table(
        caption="What to know about these numbers",
        columns=[Column(title) for title in told["fact_columns"]],
        rows=[
            (fact["label"], fact["value"], fact["meaning"]) for fact in told["facts"]
        ],
        caption_is_hidden=True,
    )


@dataclass(frozen=True, slots=True)
class Offer:
    title: str
    href: str


def downloads(told: Json, edition: Edition) -> list[Offer]:
    """The printed page, and all that the page tells for programs."""
    code = told["ward"]["code"]
    offers = [
        Offer("This ward on one page, for printing (PDF)", f"wards/{code}.pdf"),
        Offer(
            "All that this page tells, for programs (JSON)", f"site/wards/{code}.json"
        ),
    ]
    return [Offer(each.title, address(edition, each.href)) for each in offers]


def address(edition: Edition, path: str) -> str:
    return reverse("public:assessment-document", args=[edition.slug, path])
