"""What is counted, and how far each count can be trusted."""

from dataclasses import asdict

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Schema

from fourfold.analysis.offences.measures import measures as every_measure
from fourfold.interfaces.api.examples import answers_with

router = Router()


class Measure(Schema):
    id: str
    title: str
    question: str
    definition: str
    unit: str
    offences: list[str]
    quality: str
    proxy_for: str | None
    source: str
    headline: bool
    overlaps: bool
    caveats: list[str]
    page: str


@router.get(
    "/measures",
    response=list[Measure],
    url_name="measures",
    openapi_extra=answers_with("/measures"),
)
def measures(request: HttpRequest) -> list[Measure]:
    """What each measure counts, in words, and what it leaves out. Measures that
    `overlaps` must not be added up."""
    return [
        Measure(**asdict(each), page=reverse("public:offence", args=[each.id]))
        for each in every_measure()
    ]
