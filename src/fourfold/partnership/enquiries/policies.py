"""Who may read, decide on and answer what residents ask. Pure."""

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.strategy.policies import MANAGE, UPDATE, may_see_desk

from .models import Enquiry


def may_see_enquiries(actor: Actor) -> bool:
    """The staff pages of questions."""
    return may_see_desk(actor)


def may_decide(actor: Actor) -> bool:
    """Whether a question is shown, what is cut from it, and who answers."""
    return actor.may(MANAGE)


def may_answer(actor: Actor, enquiry: Enquiry) -> bool:
    """For the agency that it was given to."""
    if may_decide(actor):
        return True
    agency = enquiry.agency_id
    return agency is not None and actor.may_in(UPDATE, agency)
