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
from .lock_outs import lift_lock_out
from .people import (
    change_profile,
    close_accounts_of_leavers,
    record_leaving,
    restore_person,
    suspend_person,
)
from .roles import approve_role, end_role, grant_role, refuse_role
from .second_factors import (
    IDENTITY_CHECKS,
    record_factor_added,
    record_factor_removed,
    record_recovery_codes_made,
    reset_second_factors,
)
from .signing_in import (
    end_other_sessions,
    record_confirmed,
    record_failed,
    record_locked_out,
    record_password_changed,
    record_provider_linked,
    record_signed_in,
    record_signed_out,
    send_password_link,
)
from .teams import add_team, join_team, quit_team

__all__ = [
    "IDENTITY_CHECKS",
    "Invited",
    "add_agency",
    "add_team",
    "approve_role",
    "arrange_cover",
    "change_agency",
    "change_profile",
    "close_accounts_of_leavers",
    "end_cover",
    "end_other_sessions",
    "end_role",
    "grant_role",
    "invite_person",
    "join_by_invitation",
    "join_team",
    "lift_lock_out",
    "quit_team",
    "record_agency_left",
    "record_confirmed",
    "record_factor_added",
    "record_factor_removed",
    "record_failed",
    "record_leaving",
    "record_locked_out",
    "record_password_changed",
    "record_provider_linked",
    "record_recovery_codes_made",
    "record_signed_in",
    "record_signed_out",
    "refuse_role",
    "reset_second_factors",
    "restore_person",
    "send_invitation_again",
    "send_password_link",
    "suspend_person",
    "withdraw_invitation",
]
