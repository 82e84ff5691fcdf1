"""Tells whoever asked that there is something to read, once, and forgets where."""

from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.enquiries.models import Asker, Enquiry
from fourfold.partnership.notifications.services import queue

# Where somebody types the code of their question: the message holds no code.
FOLLOW = "/progress/questions/follow/"


def tell_decided(by: Doer, enquiry: Enquiry) -> None:
    """Within the transaction of the decision. An address that nobody proved is gone."""
    asker = Asker.objects.select_for_update().filter(enquiry=enquiry).first()
    if asker is None:
        return
    if asker.email and asker.confirmed_at:
        queue(
            by=by,
            template="enquiry-decided",
            to=asker.email,
            context={"link": FOLLOW},
        )
    asker.email = asker.link_digest = ""
    asker.over_on = timezone.localdate()
    asker.save(update_fields=["email", "link_digest", "over_on"])
