"""Who may see, draft, sign off and publish editions. Pure."""

from fourfold.partnership.accounts.actors import Actor

from .models import Edition


def may_see_editions(actor: Actor) -> bool:
    """Drafts too: whoever sees the evidence may see what is made of it."""
    return actor.may("see-evidence")


def may_draft(actor: Actor) -> bool:
    return actor.may("draft-assessments")


def may_decide(actor: Actor) -> bool:
    """Sign off, publish or withdraw at all; which edition is another question."""
    return actor.may("sign-off-assessments")


def may_comment(actor: Actor) -> bool:
    """Whoever writes it, and whoever signs it off."""
    return may_draft(actor) or may_decide(actor)


def may_sign_off(actor: Actor, edition: Edition) -> bool:
    """Another person than who made it."""
    return may_decide(actor) and edition.made_by_id != actor.person_id
