"""Where it works."""

from django.http import HttpRequest
from ninja import Router, Schema

from fourfold.interfaces.api.problems import may_answer
from fourfold.partnership.areas.queries import current_wards

router = Router()


class Area(Schema):
    code: str
    name: str
    kind: str


@router.get(
    "/areas",
    response=list[Area],
    url_name="areas",
    openapi_extra=may_answer(),
)
def areas(request: HttpRequest) -> list[Area]:
    """The wards that the partnership covers, with their codes of the Office for
    National Statistics."""
    return [
        Area(code=ward.code, name=ward.name, kind=ward.kind) for ward in current_wards()
    ]
