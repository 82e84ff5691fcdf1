"""Where the pages of this room are, and the trail that leads to each."""

from django.db.models import Model
from django.urls import reverse

from fourfold.partnership.programmes.models import FundingLine, Kpi, Service

Trail = list[tuple[str, str]]
NAMES = {
    "programme": "staff:programme",
    "fundingline": "staff:programme-funding",
    "service": "staff:programme-service",
    "kpi": "staff:programme-kpi-change",
    "method": "staff:programme-method-drop",
    "reachreport": "staff:programme-reach-correct",
}
ROOT = ("Programmes", "staff:programmes")


def page(row: Model) -> str:
    name = NAMES[str(row._meta.model_name)]
    return reverse(name, args=[row.public_id])  # type: ignore[attr-defined]


def home() -> Trail:
    return [(ROOT[0], reverse(ROOT[1]))]


def trail_to(row: Model, *, sees_all: bool = True) -> Trail:
    """The pages above one. sees_all : whether the reader may open the programme"""
    if isinstance(row, Kpi):
        return trail_into(row.service)
    if isinstance(row, FundingLine | Service) and sees_all:
        return [*home(), (row.programme.title, page(row.programme))]
    return home()


def trail_into(row: Model, *, sees_all: bool = True) -> Trail:
    """The same and the page itself, for pages below it."""
    return [*trail_to(row, sees_all=sees_all), (str(row), page(row))]
