"""Who may read what readers say. Pure."""

from fourfold.partnership.accounts.actors import Actor


def may_read_feedback(actor: Actor) -> bool:
    """Whoever works on what the pages show."""
    return actor.may("see-evidence")
