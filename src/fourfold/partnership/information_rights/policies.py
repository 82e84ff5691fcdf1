"""Who may decide how long things are kept, and answer people about themselves. Pure."""

from fourfold.partnership.accounts.actors import Actor, HeldRole

from .law import REQUESTS, RETENTION
from .models import SubjectAccessRequest


def may_manage_retention(actor: Actor) -> bool:
    return actor.may(RETENTION)


def may_handle_requests(actor: Actor) -> bool:
    return actor.may(REQUESTS)


def may_handle(actor: Actor, request: SubjectAccessRequest) -> bool:
    """Nobody answers what they ask about themselves."""
    subject = request.person_id
    return may_handle_requests(actor) and (
        subject is None or subject not in {actor.person_id, *actor.covers}
    )


def may_see_register(actor: Actor) -> bool:
    """What is held at all, of whom and why: no secret, but of use to few."""
    return may_manage_retention(actor) or may_handle_requests(actor)


def may_release(actor: Actor, request: SubjectAccessRequest) -> bool:
    """Never who prepared it, nor who acts for them."""
    preparer = request.prepared_by_id
    return (
        may_handle(actor, request)
        and preparer is not None
        and preparer != actor.person_id
        and preparer not in actor.covers
    )


def handling_role(actor: Actor) -> HeldRole | None:
    """The role of their own in which they take a request in."""
    if not may_handle_requests(actor):
        return None
    own = (
        held
        for held in actor.held
        if REQUESTS in held.definition.may and held.person_id == actor.person_id
    )
    return min(own, key=lambda held: (held.agency_id, held.role), default=None)
