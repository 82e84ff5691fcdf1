"""Who may see, record, correct and approve figures. Pure."""

from fourfold.partnership.accounts.actors import Actor

from .models import Figure


def may_see_figures(actor: Actor) -> bool:
    return actor.may("see-evidence")


def may_record(actor: Actor) -> bool:
    return actor.may("record-figures")


def may_approve_some(actor: Actor) -> bool:
    """Approve at all; which figure is another question."""
    return actor.may("record-figures") or actor.may("sign-off-assessments")


def may_approve(actor: Actor, figure: Figure) -> bool:
    """Another person than who last said what it is."""
    return may_approve_some(actor) and figure.recorded_by_id != actor.person_id
