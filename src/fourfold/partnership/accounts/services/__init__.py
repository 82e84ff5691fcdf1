"""Writes people, agencies, roles, teams and cover."""

from .agencies import add_agency, change_agency, record_agency_left
from .covers import arrange_cover, end_cover
from .invitations import (
    Invited,
    invite_person,
    join_by_invitation,
    send_invitation_again,
    withdraw_invitation,
)
from .people import (
    change_profile,
    close_accounts_of_leavers,
    record_leaving,
    restore_person,
    suspend_person,
)
from .roles import approve_role, end_role, grant_role, refuse_role
from .teams import add_team, join_team, quit_team

__all__ = [
    "Invited",
    "add_agency",
    "add_team",
    "approve_role",
    "arrange_cover",
    "change_agency",
    "change_profile",
    "close_accounts_of_leavers",
    "end_cover",
    "end_role",
    "grant_role",
    "invite_person",
    "join_by_invitation",
    "join_team",
    "quit_team",
    "record_agency_left",
    "record_leaving",
    "refuse_role",
    "restore_person",
    "send_invitation_again",
    "suspend_person",
    "withdraw_invitation",
]
