"""Collects what is held about somebody, decides what they are given, and gives it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import person_of, require
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights import law, policies
from fourfold.partnership.information_rights.collecting.items import items_for
from fourfold.partnership.information_rights.collecting.redacting import (
    is_redaction_of,
)
from fourfold.partnership.information_rights.disclosure import (
    Disclosure,
    disclosure_of,
)
from fourfold.partnership.information_rights.models import (
    DisclosureItem,
    SubjectAccessRequest,
)

from .requests import locked

State = SubjectAccessRequest.State
Decision = DisclosureItem.Decision
REMOVED = (Decision.REDACT, Decision.WITHHOLD)


@transaction.atomic
def collect(*, by: Actor, request_id: int) -> SubjectAccessRequest:
    """Look through every model for what is held about them.

    Again adds what is new since, and leaves what is decided. Raises RefusedError before
    they have proved who they are, and once it is under release.
    """
    request = locked(by, request_id)
    if request.state not in {State.IDENTIFIED, State.COLLECTING, State.REDACTION}:
        raise RefusedError("They have not proved who they are, or it awaits release")
    there = set(request.items.values_list("kind", "row", "field"))
    new = [
        item
        for item in items_for(request)
        if (item.kind, item.row, item.field) not in there
    ]
    DisclosureItem.objects.bulk_create(new, batch_size=500)
    _move(request, State.COLLECTING)
    record(
        by=by,
        action="information_rights.request_collected",
        target=request,
        count=len(new),
    )
    return request


@transaction.atomic
def begin_redaction(*, by: Actor, request_id: int) -> SubjectAccessRequest:
    """All that there is has been found, here and elsewhere: now to decide on it."""
    request = locked(by, request_id)
    if request.state != State.COLLECTING:
        raise RefusedError("Collect what is held first")
    _move(request, State.REDACTION)
    record(by=by, action="information_rights.redaction_begun", target=request)
    return request


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided on one item.

    exemption : a code of the law, for what is left out or blacked out
    shown : the value with parts blacked out (█); for that decision only
    """

    item_id: int
    decision: str
    exemption: str = ""
    shown: str = ""


class ItemRefusedError(RefusedError):
    """A choice that cannot be made, of which item."""

    def __init__(self, words: str, item_id: int) -> None:
        super().__init__(words)
        self.item_id = item_id


@transaction.atomic
def decide(*, by: Actor, request_id: int, choices: Sequence[Choice]) -> int:
    """Decide what somebody is given of what is held about them: all of it or nothing.

    Raises ItemRefusedError where a reason is missing, or more than blacking out was
    done.
    """
    request = locked(by, request_id)
    if request.state != State.REDACTION:
        raise RefusedError("This is not the time to decide what to give")
    keys = [choice.item_id for choice in choices]
    items = request.items.select_for_update().in_bulk(keys)
    for choice in choices:
        item = items[choice.item_id]
        _set(item, choice)
        item.decided_by_id = by.person_id
        item.decided_at = timezone.now()
        item.save()
        record(
            by=by,
            action="information_rights.item_decided",
            target=request,
            item=item.pk,
            decision=item.decision,
            exemption=item.exemption,
        )
    return len(choices)


def _set(item: DisclosureItem, choice: Choice) -> None:
    removes, blacks = choice.decision in REMOVED, choice.decision == Decision.REDACT
    item.decision = Decision(choice.decision)
    item.exemption = choice.exemption if removes else ""
    item.shown = choice.shown if blacks else ""
    if item.decision == Decision.UNDECIDED:
        raise ItemRefusedError("Decide whether to give it", item.pk)
    if removes and item.exemption not in law.exemptions():
        raise ItemRefusedError("Say why it, or a part of it, is left out", item.pk)
    if blacks and not is_redaction_of(item.shown, item.value):
        raise ItemRefusedError(
            "Only black out: put █ for what is removed, and change no more", item.pk
        )


@transaction.atomic
def submit(*, by: Actor, request_id: int) -> SubjectAccessRequest:
    """Put the answer before a second person, once all is decided."""
    request = locked(by, request_id)
    if request.state != State.REDACTION:
        raise RefusedError("There is nothing to release yet")
    if request.items.filter(decision=Decision.UNDECIDED).exists():
        raise RefusedError("Not all that was found is decided on yet")
    request.prepared_by = person_of(by)
    _move(request, State.AWAITING_RELEASE, "prepared_by")
    record(by=by, action="information_rights.release_asked", target=request)
    return request


@transaction.atomic
def send_back(*, by: Actor, request_id: int) -> SubjectAccessRequest:
    """Have what is given decided again, by whoever prepared it or would release it."""
    request = locked(by, request_id)
    if request.state != State.AWAITING_RELEASE:
        raise RefusedError("It does not await release")
    request.prepared_by = None
    _move(request, State.REDACTION, "prepared_by")
    record(by=by, action="information_rights.sent_back", target=request)
    return request


@transaction.atomic
def release(*, by: Actor, request_id: int) -> SubjectAccessRequest:
    """Let the answer go out: by another than prepared it."""
    request = locked(by, request_id)
    if request.state != State.AWAITING_RELEASE:
        raise RefusedError("It does not await release")
    require(by, lambda actor: policies.may_release(actor, request))
    return _close(by, request, State.RELEASED)


@transaction.atomic
def refuse(*, by: Actor, request_id: int, reason: str) -> SubjectAccessRequest:
    """Close a request without a copy. They must be told why, and of their rights."""
    request = locked(by, request_id)
    if reason not in dict(law.codes("refusal")):
        raise ValueError(f"no reason to refuse: {reason}")
    request.refused_for = reason
    return _close(by, request, State.REFUSED, reason=reason)


@transaction.atomic
def take_copy(*, by: Actor, request_id: int) -> Disclosure:
    """What was released, to hand over. Made anew each time, and kept nowhere.

    Raises DoesNotExist for a request that they may not know of, RefusedError for one
    that is not released.
    """
    require(by, policies.may_handle_requests)
    request = SubjectAccessRequest.objects.visible_to(by).get(pk=request_id)
    require(by, lambda actor: policies.may_handle(actor, request))
    if request.state != State.RELEASED:
        raise RefusedError("It is not released")
    record(by=by, action="information_rights.copy_taken", target=request)
    return disclosure_of(request)


def _close(
    by: Actor, request: SubjectAccessRequest, state: str, **details: str
) -> SubjectAccessRequest:
    request.closed_by = person_of(by)
    request.closed_at = timezone.now()
    _move(request, state, "closed_by", "closed_at", "refused_for")
    record(
        by=by, action=f"information_rights.request_{state}", target=request, **details
    )
    return request


def _move(request: SubjectAccessRequest, state: str, *fields: str) -> None:
    request.state = state
    request.save(update_fields=["state", *fields])
