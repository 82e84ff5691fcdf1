"""Who may write what is promised, and say how far it is. Pure.

Everybody may read all of it: it is public.
"""

from fourfold.partnership.accounts.actors import Actor

from .models import Action, Indicator, Pledge

# What roles may do, by the names of definitions/roles.toml.
MANAGE, UPDATE = "manage-strategy", "update-actions"
# Who decides on what is late, by the name of the role.
BOARD = "board-member"


def may_see_desk(actor: Actor) -> bool:
    """The staff pages of strategies, where what is due is kept true."""
    return actor.may(MANAGE) or actor.may(UPDATE)


def may_read_board(actor: Actor) -> bool:
    """What the board needs to see before it meets."""
    return may_see_desk(actor) or actor.holds(BOARD)


def reads_board_only(actor: Actor) -> bool:
    """Whoever sits on the board, and does not keep what was promised true."""
    return may_read_board(actor) and not may_see_desk(actor)


def may_manage(actor: Actor) -> bool:
    """Write strategies, what they recommend and promise, and move a day."""
    return actor.may(MANAGE)


def may_update(actor: Actor, action: Action) -> bool:
    """Say how far an action is: for the agency that leads it."""
    return may_manage(actor) or actor.may_in(UPDATE, action.lead_agency_id)


def may_contribute(actor: Actor, action: Action) -> bool:
    """Add steps and evidence: for an agency that leads or supports it."""
    if may_update(actor, action):
        return True
    return any(actor.may_in(UPDATE, each.agency_id) for each in action.supports.all())


def may_record(actor: Actor, pledge: Pledge) -> bool:
    """Say how far a pledge is: for the agency that made it."""
    return may_manage(actor) or actor.may_in(UPDATE, pledge.agency_id)


def agencies_of(actor: Actor) -> frozenset[int]:
    """Those on whose behalf they may say how far actions are."""
    return frozenset(each for each in actor.agency_ids if actor.may_in(UPDATE, each))


def own_agencies(actor: Actor) -> frozenset[int]:
    """Those whose actions are theirs to go through: where they say how far they are,
    or, for whoever manages strategies, where they belong.
    """
    return frozenset(actor.agency_ids) if may_manage(actor) else agencies_of(actor)


def may_bring_numbers(actor: Actor, indicator: Indicator) -> bool:
    """Record numbers of an indicator: for the agency that answers for it."""
    return may_manage(actor) or actor.may_in(UPDATE, indicator.agency_id)
