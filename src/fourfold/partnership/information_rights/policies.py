"""Who may decide how long things are kept, and answer people about themselves. Pure."""

from fourfold.partnership.accounts.actors import Actor

RETENTION = "manage-retention"


def may_manage_retention(actor: Actor) -> bool:
    return actor.may(RETENTION)
