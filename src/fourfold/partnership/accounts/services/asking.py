"""Who asks a service to act: a person, who must have the right, or a program.

Set-up and the jobs are started by whoever runs the machine, and are held to nothing but
the trail. Everybody else is an actor.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.audit.doers import Doer, Program


def require(by: Doer, policy: Callable[[Actor], bool]) -> None:
    """Raises PermissionDenied unless the policy allows it to whoever asks."""
    if isinstance(by, Program):
        return
    if not isinstance(by, Actor) or not policy(by):
        raise PermissionDenied


def require_person(by: Doer, policy: Callable[[Actor], bool]) -> Person:
    """The person who asks. Raises PermissionDenied unless the policy allows it to them.

    For what only a person can answer for: a program is refused.
    """
    require(by, policy)
    person = person_of(by)
    if person is None:
        raise PermissionDenied
    return person


def person_of(by: Doer) -> Person | None:
    """The person who asks; None for a program."""
    if not isinstance(by, Actor) or by.person_id is None:
        return None
    return Person.objects.get(pk=by.person_id)
