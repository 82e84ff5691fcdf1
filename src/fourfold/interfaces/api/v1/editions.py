"""What is published, and where its files are."""

from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Schema

from fourfold.interfaces.api.examples import answers_with
from fourfold.partnership.assessments.models import Edition as EditionRow
from fourfold.partnership.assessments.queries import published

router = Router()
# A borough publishes a few a year.
MOST = 200


class Edition(Schema):
    slug: str
    title: str
    area: str
    first_month: str
    last_month: str
    published_at: datetime
    fingerprint: str
    invented: bool
    page: str
    figures_csv: str


@router.get(
    "/editions",
    response=list[Edition],
    url_name="editions",
    openapi_extra=answers_with("/editions"),
)
def editions(request: HttpRequest) -> list[Edition]:
    """The editions that stand, the newest first, with where all their figures are.
    The fingerprint changes if anything in an edition does, which it never should."""
    return [told(each) for each in published()[:MOST]]


def told(found: EditionRow) -> Edition:
    area = found.area.code
    if found.published_at is None:
        raise ValueError(f"{found.slug} is not published")
    return Edition(
        slug=found.slug,
        title=found.title,
        area=area,
        first_month=found.first_month,
        last_month=found.last_month,
        published_at=found.published_at,
        fingerprint=found.fingerprint,
        invented=found.is_invented,
        page=reverse("public:assessment", args=[found.slug]),
        figures_csv=reverse("public:data-file", args=[area, found.slug, "figures.csv"]),
    )
