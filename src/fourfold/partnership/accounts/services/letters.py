"""Messages about people's work here: that something is so, and where to look.

Pages are known to the interface alone, so their paths are handed in; without one there
is no message, as for what a command does while nobody works here yet.
"""

from collections.abc import Iterable

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.notifications.kinds import Value
from fourfold.partnership.notifications.services import queue


def tell(
    people: Iterable[Person | None], template: str, *, by: Doer, **context: Value
) -> None:
    """Queue a message to each, once, but to who does it and who is no longer here."""
    told = {person.pk: person for person in people if person and person.is_active}
    for person in told.values():
        if by.audit_name != f"person {person.public_id}":
            queue(
                by=by,
                template=template,
                to=person.email,
                person_ref=person.public_id,
                language=person.language,
                context=context,
            )
