"""What is done with editions. Each service is one transaction and one entry."""

from .checking import note_check
from .deciding import publish, sign_off, withdraw
from .drafting import Draft, register_draft

__all__ = ["Draft", "note_check", "publish", "register_draft", "sign_off", "withdraw"]
