"""What people are told by mail about their own account: that, and where to look."""

from django.utils import timezone

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.notifications.services import queue

SECURITY = "/sign-in/security/"


def tell(*, by: Doer, person: Person, template: str) -> None:
    """Say to a person what happened to their account, and when."""
    queue(
        by=by,
        template=template,
        to=person.email,
        context={"link": SECURITY, "at": timezone.now()},
        person_ref=person.public_id,
        language=person.language,
    )


def send_link(*, by: Doer, person: Person, path: str) -> None:
    """A link with which a new password is chosen; it opens something by itself."""
    queue(
        by=by,
        template="password-link",
        to=person.email,
        context={"link": path},
        person_ref=person.public_id,
        language=person.language,
    )
