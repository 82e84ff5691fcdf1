"""What stands on somebody's desk: sections, as plain values.

A section is a function of an actor. Who has work to put there adds one to SECTIONS; it
asks one bounded query, and says in `empty` and `then` what to do when there is nothing.
"""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.values import Item, Section
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.policies import (
    may_approve,
    may_approve_roles,
    may_see_invitations,
)
from fourfold.partnership.accounts.queries import (
    colleagues_of,
    open_invitations,
    roles_that_await_approval,
)
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.information_rights.policies import may_handle_requests
from fourfold.partnership.information_rights.queries import requests_for

from .evidence.desk import evidence_items
from .programmes.desk import programme_items
from .record.desk import record_items
from .sharing.desk import sharing_items
from .strategy.desk import strategy_items

MOST_REQUESTS = 20


def my_work(actor: Actor) -> Section:
    held = sorted(actor.held, key=lambda held: held.definition.title)
    return Section(
        name="my-work",
        title="My work",
        items=[
            Item(
                each.definition.title,
                hint=each.agency_name,
                lines=[f"{job[0].upper()}{job[1:]}" for job in each.definition.jobs],
            )
            for each in held
        ],
        empty="You hold no role at present.",
        then="Ask the administrator of your partnership for the one your work needs.",
    )


def my_team(actor: Actor) -> Section:
    found = colleagues_of(actor.person_id or 0, day=timezone.localdate())
    return Section(
        name="my-team",
        title="My team",
        items=[
            Item(
                each.person.name,
                hint=f"{each.team.name}{', leads it' if each.is_lead else ''}",
            )
            for each in found
        ],
        empty="Nobody else is in a team with you.",
        then="If you work with others, ask your administrator to make a team.",
    )


def awaits_me(actor: Actor) -> Section:
    return Section(
        name="awaits-me",
        title="What awaits me",
        items=[
            *sharing_items(actor),
            *evidence_items(actor),
            *strategy_items(actor),
            *programme_items(actor),
            *record_items(actor),
            *_requests(actor),
            *_roles(actor),
            *_invitations(actor),
        ],
        empty="Nothing awaits you.",
        then="What needs your decision will stand here.",
    )


def _roles(actor: Actor) -> Iterator[Item]:
    for holding in roles_that_await_approval() if may_approve_roles(actor) else []:
        if may_approve(actor, holding):
            yield Item(
                f"Approve a role of {holding.person.name}",
                href=reverse("staff:role-decide", args=[holding.pk]),
                hint=f"{role_named(holding.role).title}, {holding.agency.name}",
                before="Given",
                when=holding.granted_at,
            )


def _requests(actor: Actor) -> Iterator[Item]:
    if not may_handle_requests(actor):
        return
    for asked in requests_for(actor).filter(closed_at=None)[:MOST_REQUESTS]:
        yield Item(
            f"Answer request {asked.reference}",
            href=reverse("staff:request", args=[asked.public_id]),
            hint=asked.get_state_display(),
            before="Due" if asked.clock.due_on else "",
            when=asked.clock.due_on,
        )


def _invitations(actor: Actor) -> Iterator[Item]:
    if not may_see_invitations(actor):
        return
    for invitation in open_invitations(at=timezone.now()):
        yield Item(
            f"{invitation.name} has not answered yet",
            href=reverse("staff:invitation", args=[invitation.public_id]),
            hint=f"{role_named(invitation.role).title}, {invitation.agency.name}",
            before="Invitation runs out",
            when=invitation.expires_at,
        )


SECTIONS: list[Callable[[Actor], Section]] = [awaits_me, my_work, my_team]


def desk_of(actor: Actor) -> list[Section]:
    return [section(actor) for section in SECTIONS]
