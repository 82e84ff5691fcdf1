"""Notes what is decided on a question, for everybody to read."""

from django.core.exceptions import PermissionDenied

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.enquiries.models import Enquiry, Step
from fourfold.partnership.strategy.services.noting import signed


def require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied


def locked(enquiry_id: int) -> Enquiry:
    return Enquiry.objects.select_for_update().get(pk=enquiry_id)


def note(by: Actor, enquiry: Enquiry, what: Step.What, *, told: str = "") -> Step:
    return Step.objects.create(
        enquiry=enquiry, what=what, told=told, **signed(by, enquiry.agency_id)
    )
