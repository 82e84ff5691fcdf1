"""Published figures: by what they are, and by their names."""

from typing import Annotated

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from fourfold.interfaces.api.examples import answers_with
from fourfold.partnership.assessments.models import PublishedFigure
from fourfold.partnership.assessments.queries import (
    figures_called,
    figures_that_stand,
)

router = Router()

MOST_A_PAGE, LAST_PAGE = 500, 10_000
Word = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,80}$")]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")]


class Figure(Schema):
    name: str
    edition: str
    measure: str
    kind: str
    area: str
    first_month: str
    last_month: str
    known: bool
    withheld: bool
    reason: str
    value: float | None
    unit: str
    lower: float | None
    upper: float | None
    p_value: float | None
    parts: dict[str, int]
    sentence: str
    formula: str
    working: str
    releases: list[str]
    page: str


class Figures(Schema):
    """A page of them. `next` is the number of the page after, if there is one."""

    count: int
    page: int
    next: int | None
    figures: list[Figure]


class Wanted(Schema):
    """Which figures; what is left out is not asked about."""

    edition: Word | None = None
    area: Word | None = None
    measure: Word | None = None
    kind: Word | None = None
    first_month: Month | None = None
    last_month: Month | None = None
    page: Annotated[int, Field(ge=1, le=LAST_PAGE)] = 1
    size: Annotated[int, Field(ge=1, le=MOST_A_PAGE)] = 100


FILTERS = {
    "edition": "edition__slug",
    "area": "area_code",
    "measure": "measure",
    "kind": "kind",
    "first_month": "first_month",
    "last_month": "last_month",
}


@router.get(
    "/figures",
    response=Figures,
    url_name="figures",
    openapi_extra=answers_with("/figures", _422="A filter has no sense"),
)
def figures(request: HttpRequest, wanted: Query[Wanted]) -> Figures:
    """Figures of the editions that stand, filtered by area, measure, kind and months:
    `first_month` and `last_month` are those of the figure's own period."""
    asked = wanted.dict()
    chosen = {
        field: asked[name] for name, field in FILTERS.items() if asked[name] is not None
    }
    found = figures_that_stand().filter(**chosen)
    count, start = found.count(), (wanted.page - 1) * wanted.size
    rows = found[start : start + wanted.size]
    return Figures(
        count=count,
        page=wanted.page,
        next=wanted.page + 1 if start + wanted.size < count else None,
        figures=[told(each) for each in rows],
    )


@router.get(
    "/figures/{name}",
    response=Figure,
    url_name="figure",
    openapi_extra=answers_with("/figures/{name}", _404="No edition that stands has it"),
)
def figure(request: HttpRequest, name: str) -> Figure:
    """One figure by its name, as the newest edition that stands has it. Its page says
    what it counts and where it is from."""
    found = figures_called(name).first()
    if found is None:
        raise Http404("No edition that stands has a figure of that name.")
    return told(found)


def told(found: PublishedFigure) -> Figure:
    return Figure(
        edition=found.edition.slug,
        area=found.area_code,
        known=found.is_known,
        withheld=found.is_withheld,
        page=reverse("public:figure", args=[found.name]),
        **{name: getattr(found, name) for name in AS_IT_IS},
    )


AS_IT_IS = (
    "name",
    "measure",
    "kind",
    "first_month",
    "last_month",
    "reason",
    "value",
    "unit",
    "lower",
    "upper",
    "p_value",
    "parts",
    "sentence",
    "formula",
    "working",
    "releases",
)
