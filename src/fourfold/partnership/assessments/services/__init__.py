"""What is done with editions. Each service is one transaction and one entry."""

from .checking import note_check
from .commenting import add_comment, reopen_comment, settle_comment
from .deciding import publish, sign_off, withdraw
from .drafting import Draft, register_draft
from .preparing import (
    OvertakenError,
    begin_preparation,
    change_preparation,
    write_section,
)

__all__ = [
    "Draft",
    "OvertakenError",
    "add_comment",
    "begin_preparation",
    "change_preparation",
    "note_check",
    "publish",
    "register_draft",
    "reopen_comment",
    "settle_comment",
    "sign_off",
    "withdraw",
    "write_section",
]
