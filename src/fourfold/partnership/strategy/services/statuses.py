"""Says how far an action is."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.models import Action, Change, Evidence
from fourfold.partnership.strategy.states import SETTLED, Status

from .asking import refuse_future, refuse_other_links, require
from .noting import capacity, note


@transaction.atomic
def set_status(
    *,
    by: Actor,
    action_id: int,
    status: str,
    reason: str = "",
    body: str = "",
    text: str = "",
    link: str = "",
    document: str = "",
    dated_on: date | None = None,
) -> Action:
    """Say how far an action is, with what shows it where that is given.

    reason, body : why it was stopped, and by which body
    text, link, document, dated_on : evidence

    Raises RefusedError for done without evidence since it was last opened again,
    stopped without reason and body, at risk or opened again without a reason, and for
    saying the same again with no news.
    """
    action = Action.objects.select_for_update().get(pk=action_id)
    require(policies.may_update(by, action))
    wanted = Status(status)
    if wanted == Status.STOPPED:
        require(policies.may_manage(by))
    if text or link or document or dated_on:
        _add(by, action, text=text, link=link, document=document, dated_on=dated_on)
    _check(action, wanted, reason=reason, body=body)
    old, action.status = action.status, wanted.value
    if old != wanted:
        action.settled_on = timezone.localdate() if wanted in SETTLED else None
        action.save(update_fields=["status", "settled_on"])
    note(
        by, action, field="status", old=old, new=wanted.value, reason=reason, body=body
    )
    record(
        by=by, action="strategy.status_set", target=action, old=old, new=wanted.value
    )
    return action


@transaction.atomic
def add_evidence(
    *, by: Actor, action_id: int, text: str, link: str, document: str, dated_on: date
) -> Evidence:
    """Add what shows that something of an action was done.

    Raises RefusedError without a link or a document, or for a date in the future.
    """
    action = Action.objects.select_for_update().get(pk=action_id)
    require(policies.may_contribute(by, action))
    return _add(by, action, text=text, link=link, document=document, dated_on=dated_on)


def _add(
    by: Actor,
    action: Action,
    *,
    text: str,
    link: str,
    document: str,
    dated_on: date | None,
) -> Evidence:
    if not (text and dated_on and (link or document)):
        raise RefusedError(
            "Evidence needs words, a date, and a link or the name of a document."
        )
    refuse_future(dated_on, "The date of evidence")
    refuse_other_links(link)
    who = capacity(by, action.lead_agency_id)
    evidence = Evidence.objects.create(
        action=action,
        text=text,
        link=link,
        document=document,
        dated_on=dated_on,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    note(by, action, field="evidence", new=text)
    record(by=by, action="strategy.evidence_added", target=action, dated_on=dated_on)
    return evidence


def _check(action: Action, wanted: Status, *, reason: str, body: str) -> None:
    old = Status(action.status)
    if old == wanted and (not reason or wanted in SETTLED):
        raise RefusedError(f"It is said to be {wanted.label.lower()} already.")
    if wanted == Status.DONE and not _has_evidence(action):
        raise RefusedError("Say what shows that it is done, with a date.")
    if wanted == Status.STOPPED and not (reason and body):
        raise RefusedError("Say why it was stopped, and which body decided so.")
    if wanted == Status.AT_RISK and not reason:
        raise RefusedError("Say what stands in the way.")
    if old in SETTLED and not reason:
        raise RefusedError("Say why it is opened again.")


def _has_evidence(action: Action) -> bool:
    """Added since it was last opened again: what was not enough then is not now."""
    told = Change.objects.filter(subject=action.public_id)
    opened = told.filter(field="status", old__in=SETTLED).order_by("-pk").first()
    return told.filter(field="evidence", pk__gt=opened.pk if opened else 0).exists()
