"""Who may read the trail. Pure: no queries, no request."""

from typing import Protocol, runtime_checkable

from .doers import Doer, Program


@runtime_checkable
class Asker(Protocol):
    """Somebody of whom it is known what they may do; people are above this app."""

    def may(self, what: str) -> bool: ...


def may_read_trail(asker: Asker) -> bool:
    return asker.may("read-audit")


def is_let_in(by: Doer) -> bool:
    """Programs are run by whoever keeps the machine, and are held to nothing but the
    trail.
    """
    if isinstance(by, Program):
        return True
    return isinstance(by, Asker) and may_read_trail(by)
