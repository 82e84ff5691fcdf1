"""Who works in it."""

from django.http import HttpRequest
from ninja import Router, Schema

from fourfold.interfaces.api.problems import may_answer
from fourfold.partnership.accounts.models import Agency as AgencyRow

router = Router()


class Agency(Schema):
    name: str
    kind: str


@router.get(
    "/agencies",
    response=list[Agency],
    url_name="agencies",
    openapi_extra=may_answer(),
)
def agencies(request: HttpRequest) -> list[Agency]:
    """The agencies in the partnership at present: specified and relevant
    authorities, voluntary groups, and providers that it commissions."""
    current = AgencyRow.objects.current().order_by("name")
    return [Agency(name=each.name, kind=each.kind) for each in current]
