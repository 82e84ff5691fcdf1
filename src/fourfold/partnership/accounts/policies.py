"""Who may do what with people, agencies and roles. Pure: no queries, no request."""

from .actors import Actor
from .models import Agency, Cover, Invitation, RoleHolding
from .roles import Role, role_named


def may_see_people(actor: Actor) -> bool:
    """Everybody who works here finds everybody who works here."""
    return actor.is_active and bool(actor.held)


def may_manage_people(actor: Actor) -> bool:
    return actor.may("manage-people")


def may_manage_agencies(actor: Actor) -> bool:
    return actor.may("manage-agencies")


def may_approve_roles(actor: Actor) -> bool:
    return actor.may("approve-roles") or actor.may("manage-people")


def may_approve(actor: Actor, holding: RoleHolding) -> bool:
    """Another than who gave it, and never for oneself."""
    return (
        may_approve_roles(actor)
        and holding.granted_by_id != actor.person_id
        and holding.person_id != actor.person_id
    )


def may_see_settings(actor: Actor) -> bool:
    return actor.may("see-settings")


def may_see_invitations(actor: Actor) -> bool:
    return may_manage_people(actor)


def may_withdraw(actor: Actor, invitation: Invitation) -> bool:
    return may_manage_people(actor)


def may_hold(role: Role, agency: Agency) -> bool:
    """Whether a role can be held in an agency at all."""
    return role.signs_in and agency.kind in role.agencies and agency.left_on is None


def may_change_person(actor: Actor, person_id: int) -> bool:
    """Everybody their own profile; administrators nobody's but through their acts."""
    return actor.is_active and actor.person_id == person_id


def may_suspend(actor: Actor, person_id: int) -> bool:
    """Not oneself: nobody would be left to undo it."""
    return may_manage_people(actor) and actor.person_id != person_id


def may_arrange_cover(actor: Actor, absent_id: int, agency_id: int) -> bool:
    """Their own where they hold a role; anybody's as an administrator."""
    return may_manage_people(actor) or (
        actor.is_active
        and actor.person_id == absent_id
        and agency_id in actor.agency_ids
    )


def may_end_cover(actor: Actor, cover: Cover) -> bool:
    return may_manage_people(actor) or actor.person_id in {
        cover.absent_id,
        cover.by_id,
    }


def needs_approval(role: str) -> bool:
    return role_named(role).needs_approval
