"""What is said of one area."""

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from fourfold.interfaces.api.examples import answers_with
from fourfold.interfaces.components.standing import Standing, borough
from fourfold.partnership.assessments.queries import figures_of

from .figures import Figure, told

router = Router()
# Of the whole period, an area has some dozens.
MOST = 500


class Profile(Schema):
    code: str
    name: str
    edition: str
    first_month: str
    last_month: str
    invented: bool
    licences: list[str]
    figures: list[Figure]


@router.get(
    "/areas/{code}/profile",
    response=Profile,
    url_name="profile",
    openapi_extra=answers_with(
        "/areas/{code}/profile", _404="The newest edition says nothing of it"
    ),
)
def profile(request: HttpRequest, code: str) -> Profile:
    """Every figure of a ward or the whole authority over the period of the newest
    edition, each with the sentence that says it."""
    standing = borough()
    if standing is None or code not in standing.places:
        raise Http404("The newest edition says nothing of that area.")
    edition = standing.edition
    return Profile(
        code=code,
        name=standing.places[code],
        edition=edition.slug,
        first_month=edition.first_month,
        last_month=edition.last_month,
        invented=edition.is_invented,
        licences=standing.facts["licences"],
        figures=_figures(standing, code),
    )


def _figures(standing: Standing, code: str) -> list[Figure]:
    period = standing.facts["period"]
    found = figures_of(standing.edition).filter(
        area_code=code, first_month=period["first"], last_month=period["last"]
    )
    return [told(each) for each in found.select_related("edition")[:MOST]]
