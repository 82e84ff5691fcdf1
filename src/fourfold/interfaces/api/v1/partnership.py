"""Whose site this is."""

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from fourfold.interfaces.api.problems import may_answer
from fourfold.partnership.areas.queries import partnership as the_partnership

router = Router()
# Addresses that stand on public pages; that of the operator does not.
PUBLIC = ("enquiries", "data_protection", "accessibility")


class Partnership(Schema):
    name: str
    short_name: str
    authority: str
    contacts: dict[str, str]


@router.get(
    "/partnership",
    response=Partnership,
    url_name="partnership",
    openapi_extra=may_answer(_404="The site is not set up yet"),
)
def partnership(request: HttpRequest) -> Partnership:
    """The partnership of this site: its name, its local authority, and whom to ask."""
    found = the_partnership()
    if found is None:
        raise Http404("This site is not set up yet.")
    contacts = found.configuration.get("contacts", {})
    return Partnership(
        name=found.name,
        short_name=found.short_name,
        authority=found.authority_code,
        contacts={name: contacts[name] for name in PUBLIC if name in contacts},
    )
