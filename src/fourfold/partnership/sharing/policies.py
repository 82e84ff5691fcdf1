"""Who may do what with agreements and with who is let in. Pure: no queries.

Who may read a record is asked of the database (`models.need_to_know`): no list of rows
in hand could be trusted to be whole.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from fourfold.partnership.accounts.actors import Actor, HeldRole
from fourfold.partnership.accounts.roles import role_named

from .definitions import LOWEST_TIER, NOT_HELD_TIER
from .models import (
    AgreementParty,
    BreakGlass,
    Conflict,
    Membership,
    RestrictedRecord,
)

MANAGE, BREAK, REVIEW = "manage-agreements", "break-glass", "review-break-glass"


def may_see_agreements(actor: Actor) -> bool:
    """Everybody who works here: an agreement says what their own agency has signed."""
    return actor.is_active and bool(actor.held)


def may_manage_agreements(actor: Actor) -> bool:
    return actor.may(MANAGE)


def may_manage_agreement(actor: Actor, parties: Iterable[int]) -> bool:
    """On behalf of one of its agencies."""
    return any(actor.may_in(MANAGE, agency_id) for agency_id in parties)


def may_sign(actor: Actor, party: AgreementParty) -> bool:
    return actor.may_in(MANAGE, party.agency_id)


def keeps(
    actor: Actor,
    record: RestrictedRecord,
    *,
    memberships: Iterable[Membership],
    conflicts: Iterable[Conflict],
) -> bool:
    """Whether they are of the record's own people: of its owner, and let into it.

    memberships, conflicts : of the record, those of this moment
    """
    if not actor.is_active or record.tier >= NOT_HELD_TIER:
        return False
    barred = {conflict.person_id for conflict in conflicts}
    if actor.person_id in barred:
        return False
    roles = {
        HeldRole(m.role, m.agency_id, m.person_id)
        for m in memberships
        if m.agency_id == record.owner_id and m.person_id not in barred
    }
    return any(held.definition.tier >= record.tier for held in actor.held & roles)


def may_make(actor: Actor, record: RestrictedRecord, role: str) -> bool:
    """Whether they may be the first whom a new record is open to."""
    own = HeldRole(role, record.owner_id, actor.person_id)
    return actor.is_active and own in actor.held and may_be_let_in(record, role)


def may_review_for(actor: Actor, record: RestrictedRecord) -> bool:
    """Whether they look after the fact at the records of its owner."""
    return actor.may_in(REVIEW, record.owner_id)


def may_assign(actor: Actor, record: RestrictedRecord, person_id: int) -> bool:
    """Whether they may let another into a record that none of its people can read.

    Whoever reviews for its owner may, unseen: a leaver's records must not be lost.
    """
    return may_review_for(actor, record) and actor.person_id != person_id


def may_be_let_in(record: RestrictedRecord, role: str) -> bool:
    """Whether a role can be let into so confidential a record."""
    tier = role_named(role).tier
    return LOWEST_TIER <= record.tier <= tier and record.tier < NOT_HELD_TIER


def may_break_glass(actor: Actor) -> bool:
    return actor.may(BREAK)


def has_just_confirmed(actor: Actor, now: datetime, within: timedelta) -> bool:
    return actor.confirmed_at is not None and now - actor.confirmed_at <= within


def breaking_roles(actor: Actor, record: RestrictedRecord) -> list[HeldRole]:
    """Roles by which they may open this record without having been let in."""
    if not actor.is_active or record.tier >= NOT_HELD_TIER:
        return []
    able = (
        held
        for held in actor.held
        if BREAK in held.definition.may and held.definition.tier >= record.tier
    )
    return sorted(able, key=lambda held: (held.person_id != actor.person_id, held.role))


def may_review_break_glass(actor: Actor) -> bool:
    return actor.may(REVIEW)


def may_review(actor: Actor, glass: BreakGlass, *, barred: bool) -> bool:
    """Never one's own, nor of a record that a conflict keeps one out of."""
    is_other = glass.person_id != actor.person_id
    return may_review_break_glass(actor) and is_other and not barred


def may_lift(actor: Actor, conflict: Conflict, *, keeper: bool) -> bool:
    """The record's own people or a reviewer; never the person concerned."""
    return conflict.person_id != actor.person_id and (
        keeper or may_review_break_glass(actor)
    )
