"""Who may see what the evidence rests on. Pure."""

from fourfold.partnership.accounts.actors import Actor


def may_see_evidence(actor: Actor) -> bool:
    return actor.may("see-evidence")


def may_catalogue(actor: Actor) -> bool:
    return actor.may("draft-assessments")


def may_work(actor: Actor) -> bool:
    """Load files, build the counts, and have assessments drafted."""
    return actor.may("draft-assessments")
