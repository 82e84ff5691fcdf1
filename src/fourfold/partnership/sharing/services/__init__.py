"""Writes agreements, and who is let into which record."""

from .access import AccessList, read_access_list
from .agreements import (
    Terms,
    change_agreement,
    draft_agreement,
    draft_new_version,
    renew_agreement,
    terms_of,
    withdraw_agreement,
)
from .closing import close_memberships, close_what_is_left_of_records
from .conflicts import declare_conflict, lift_conflict, record_conflict
from .glass import break_glass, close_glass, review_break_glass
from .memberships import let_in, let_in_maker, take_out
from .reminding import remind_of_agreements, remind_of_reviews
from .signing import sign_agreement
from .transfers import transfer_ownership

__all__ = [
    "AccessList",
    "Terms",
    "break_glass",
    "change_agreement",
    "close_glass",
    "close_memberships",
    "close_what_is_left_of_records",
    "declare_conflict",
    "draft_agreement",
    "draft_new_version",
    "let_in",
    "let_in_maker",
    "lift_conflict",
    "read_access_list",
    "record_conflict",
    "remind_of_agreements",
    "remind_of_reviews",
    "renew_agreement",
    "review_break_glass",
    "sign_agreement",
    "take_out",
    "terms_of",
    "transfer_ownership",
    "withdraw_agreement",
]
