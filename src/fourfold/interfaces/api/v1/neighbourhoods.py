"""The wards in the shape in which data.police.uk tells of neighbourhoods.

Source: https://data.police.uk/docs/method/neighbourhoods/, as at 2026-11.
"""

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Router, Schema

from fourfold.interfaces.api.examples import answers_with
from fourfold.interfaces.components.standing import Standing, borough
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.assessments.models import PublishedFigure
from fourfold.partnership.assessments.queries import figures_of

router = Router()
# The figure that says how many people live there, and what is recorded for each.
TOLD_BY = {"measure": "recorded-crime", "kind": "rate"}


class Neighbourhood(Schema):
    id: str
    name: str


class Link(Schema):
    title: str
    url: str


class NeighbourhoodInDetail(Neighbourhood):
    """As there, a population is a text; empty where it is not known."""

    description: str
    population: str
    links: list[Link]


@router.get(
    "/neighbourhoods",
    response=list[Neighbourhood],
    url_name="neighbourhoods",
    openapi_extra=answers_with("/neighbourhoods"),
)
def neighbourhoods(request: HttpRequest) -> list[Neighbourhood]:
    """The wards of today, for programs that were written for data.police.uk."""
    return [Neighbourhood(id=ward.code, name=ward.name) for ward in current_wards()]


@router.get(
    "/neighbourhoods/{neighbourhood_id}",
    response=NeighbourhoodInDetail,
    url_name="neighbourhood",
    openapi_extra=answers_with(
        "/neighbourhoods/{neighbourhood_id}", _404="No ward of today"
    ),
)
def neighbourhood(request: HttpRequest, neighbourhood_id: str) -> NeighbourhoodInDetail:
    """One ward: what is recorded there, in a published sentence, and its residents."""
    wards = {ward.code: ward for ward in current_wards()}
    if neighbourhood_id not in wards:
        raise Http404("No ward of today has that code.")
    standing = borough()
    rate = _rate(standing, neighbourhood_id) if standing else None
    residents = rate.parts.get("denominator", "") if rate else ""
    return NeighbourhoodInDetail(
        id=neighbourhood_id,
        name=wards[neighbourhood_id].name,
        description=rate.sentence if rate else "",
        population=str(residents),
        links=_links(rate),
    )


def _rate(standing: Standing, code: str) -> PublishedFigure | None:
    found = figures_of(standing.edition).filter(area_code=code, **TOLD_BY)
    return found.first()


def _links(rate: PublishedFigure | None) -> list[Link]:
    if rate is None:
        return []
    where = reverse("public:figure", args=[rate.name])
    return [Link(title="How this figure was made", url=where)]
