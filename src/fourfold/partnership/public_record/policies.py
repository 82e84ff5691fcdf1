"""Who may keep the public record. Pure. Everybody may read what is published of it."""

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.strategy.policies import may_manage


def may_keep_record(actor: Actor) -> bool:
    """Write, publish and withdraw: whoever manages what was promised."""
    return may_manage(actor)
