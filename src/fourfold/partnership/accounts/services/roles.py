from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.directory import people_who_may
from fourfold.partnership.accounts.models import Agency, Person, RoleHolding
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.audit.doers import Doer, Program
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .asking import person_of, require
from .letters import tell


@transaction.atomic
def grant_role(
    *,
    by: Doer,
    person_id: int,
    agency_id: int,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
    page: str = "",
) -> RoleHolding:
    """Give a person a role in an agency.

    page : the path of the page of roles that await approval, which those who may
        approve it are told of; without it nobody is told

    A role that `definitions/roles.toml` wants approved confers nothing until a second
    person has approved it. Raises RefusedError for a role that cannot be held there, or
    that the person holds there in that time.
    """
    require(by, policies.may_manage_people)
    person = Person.objects.select_for_update().get(pk=person_id)
    agency = Agency.objects.get(pk=agency_id)
    _check_grant(person, agency, role, starts_on=starts_on, ends_on=ends_on)
    # Whoever sets the place up by a command is the first: nobody could approve it.
    awaits = policies.needs_approval(role) and not isinstance(by, Program)
    holding = RoleHolding.objects.create(
        person=person,
        agency=agency,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=person_of(by),
        awaits_approval=awaits,
    )
    record(
        by=by,
        action="accounts.role_granted",
        target=person,
        agency=str(agency.public_id),
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        awaits_approval=awaits,
    )
    if awaits and page:
        approvers = people_who_may("approve-roles").exclude(pk=person.pk)
        tell(approvers, "role-awaits-approval", by=by, link=page)
    return holding


def _check_grant(
    person: Person, agency: Agency, role: str, *, starts_on: date, ends_on: date | None
) -> None:
    title = role_named(role).title
    if not policies.may_hold(role_named(role), agency):
        raise RefusedError(f"Nobody can be {title} in {agency}")
    if person.left_at is not None:
        raise RefusedError(f"{person} has left")
    if ends_on is not None and ends_on < starts_on:
        raise RefusedError("A role cannot end before it begins")
    if _overlapping(person, agency, role, starts_on, ends_on):
        raise RefusedError(f"{person} is {title} in {agency} in that time already")


def _overlapping(person: Person, agency: Agency, role: str, *span: date | None) -> bool:
    first, last = span
    same = RoleHolding.objects.filter(person=person, agency=agency, role=role)
    same = same.filter(Q(ends_on=None) | Q(ends_on__gte=first))
    return (same.filter(starts_on__lte=last) if last else same).exists()


@transaction.atomic
def approve_role(*, by: Doer, holding_id: int, page: str = "") -> RoleHolding:
    """Let a role confer what it confers. Raises RefusedError if it awaits nothing.

    page : the path of the person's page, which they and who gave it are told of
    """
    holding = _awaiting(by, holding_id)
    holding.awaits_approval = False
    holding.approved_by = person_of(by)
    holding.approved_at = timezone.now()
    holding.save(update_fields=["awaits_approval", "approved_by", "approved_at"])
    _record(by, "accounts.role_approved", holding)
    _tell_decided(holding, by, page)
    return holding


@transaction.atomic
def refuse_role(*, by: Doer, holding_id: int, page: str = "") -> None:
    """Take back a role that awaits approval; RefusedError if it awaits nothing."""
    holding = _awaiting(by, holding_id)
    _record(by, "accounts.role_refused", holding)
    _tell_decided(holding, by, page)
    holding.delete()


def _tell_decided(holding: RoleHolding, by: Doer, page: str) -> None:
    if page:
        people = (holding.person, holding.granted_by)
        tell(people, "role-decided", by=by, link=page)


def _awaiting(by: Doer, holding_id: int) -> RoleHolding:
    holding = RoleHolding.objects.select_for_update().get(pk=holding_id)
    require(by, lambda actor: policies.may_approve(actor, holding))
    if not holding.awaits_approval:
        raise RefusedError("This role does not await approval")
    return holding


@transaction.atomic
def end_role(*, by: Doer, holding_id: int, on: date) -> RoleHolding:
    """End a role; that day is the last. Raises RefusedError if it is over already."""
    require(by, policies.may_manage_people)
    holding = RoleHolding.objects.select_for_update().get(pk=holding_id)
    if holding.ends_on is not None and holding.ends_on <= on:
        raise RefusedError("This role is over by then already")
    if on < holding.starts_on:
        raise RefusedError("A role cannot end before it begins")
    holding.ends_on = on
    holding.save(update_fields=["ends_on"])
    _record(by, "accounts.role_ended", holding, on=on)
    return holding


def _record(
    by: Doer, action: str, holding: RoleHolding, *, on: date | None = None
) -> None:
    optional = {"on": on.isoformat()} if on else {}
    record(
        by=by,
        action=action,
        target=holding.person,
        agency=str(holding.agency.public_id),
        role=holding.role,
        **optional,
    )
