"""Who may see and start what runs by itself. Pure."""

from typing import Protocol


class MayAct(Protocol):
    """Somebody whose rights can be asked for, as people are further up."""

    def may(self, what: str) -> bool: ...


def may_see_jobs(actor: MayAct) -> bool:
    return actor.may("see-jobs")


def may_run_jobs(actor: MayAct) -> bool:
    """The same: running a job does nothing that would not happen by itself."""
    return may_see_jobs(actor)
