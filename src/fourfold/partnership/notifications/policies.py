"""Who may do what with messages. Pure: no queries, no request."""

from typing import Protocol, runtime_checkable

from fourfold.partnership.audit.doers import Doer, Program


@runtime_checkable
class Asker(Protocol):
    """Somebody of whom it is known what they may do; people are above this app."""

    def may(self, what: str) -> bool: ...


def may_see_messages(asker: Asker) -> bool:
    return asker.may("see-jobs")


def may_manage_messages(by: Doer) -> bool:
    if isinstance(by, Program):
        return True
    return isinstance(by, Asker) and may_see_messages(by)
