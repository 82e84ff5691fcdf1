"""Takes a request in, and keeps its clock."""

from datetime import date
from secrets import choice

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import person_of, require
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights import law, policies
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.sharing.services import let_in, let_in_maker

State = SubjectAccessRequest.State
# Nothing that can be taken for another when read out.
LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"
PURPOSE = "rights"


@transaction.atomic
def record_request(
    *,
    by: Actor,
    subject_name: str,
    subject_contact: str,
    received_on: date,
    subject_email: str = "",
    person_id: int | None = None,
) -> SubjectAccessRequest:
    """Note that somebody asks what is held about them: the clock runs from that day.

    Only whoever notes it is let into it; they let in who will release the answer.
    Raises RefusedError for a day to come.
    """
    role = policies.handling_role(by)
    if role is None:
        raise PermissionDenied
    if person_id == by.person_id:
        raise RefusedError("Somebody else must take in what you ask about yourself")
    if received_on > timezone.localdate():
        raise RefusedError("It cannot have been received on a day to come")
    request = SubjectAccessRequest(
        owner_id=role.agency_id,
        reference=f"SAR-{''.join(choice(LETTERS) for _ in range(8))}",
        subject_name=subject_name,
        subject_contact=subject_contact,
        subject_email=subject_email,
        person_id=person_id,
        received_on=received_on,
        made_by=person_of(by),
    )
    request.save(force_insert=True)
    let_in_maker(by=by, record=request, role=role.role, purpose=PURPOSE)
    record(by=by, action="information_rights.request_recorded", target=request)
    return request


@transaction.atomic
def let_colleague_in(*, by: Actor, request_id: int, person_id: int) -> None:
    """Let another who handles requests in the same agency into this one."""
    request = locked(by, request_id)
    role = policies.handling_role(by)
    if role is None:
        raise PermissionDenied
    if person_id == request.person_id:
        raise RefusedError("They ask about themselves, so they cannot answer")
    let_in(
        by=by,
        record=request,
        person_id=person_id,
        agency_id=request.owner_id,
        role=role.role,
        purpose=PURPOSE,
    )


@transaction.atomic
def ask_for_identity(*, by: Actor, request_id: int) -> SubjectAccessRequest:
    """Stop the clock until somebody has proved who they are (article 12(6)).

    Raises RefusedError if they were asked already, or have proved it.
    """
    request = locked(by, request_id)
    if request.state != State.RECEIVED or request.identity_asked_on:
        raise RefusedError("They were asked who they are already")
    request.identity_asked_on = timezone.localdate()
    request.save(update_fields=["identity_asked_on"])
    record(by=by, action="information_rights.identity_asked", target=request)
    return request


@transaction.atomic
def prove_identity(
    *, by: Actor, request_id: int, proof: str, on: date
) -> SubjectAccessRequest:
    """Note how somebody proved who they are: the clock runs from then if it stood.

    Raises RefusedError if they have, or for a day before the request or to come.
    """
    request = locked(by, request_id)
    if request.state != State.RECEIVED:
        raise RefusedError("They have proved who they are already")
    if not request.received_on <= on <= timezone.localdate():
        raise RefusedError("This day is before the request, or to come")
    if proof not in dict(law.codes("identity")):
        raise ValueError(f"no proof of identity: {proof}")
    request.identity_proved_on = on
    request.identity_proof = proof
    request.state = State.IDENTIFIED
    request.save(update_fields=["identity_proved_on", "identity_proof", "state"])
    record(
        by=by, action="information_rights.identity_proved", target=request, proof=proof
    )
    return request


@transaction.atomic
def extend(*, by: Actor, request_id: int, reason: str) -> SubjectAccessRequest:
    """Take further months (article 12A(3)). They must be told today, with the reason.

    Raises RefusedError for a second time, and once the first time is over.
    """
    request = locked(by, request_id)
    first = request.clock.first_due_on
    if request.extended_on is not None:
        raise RefusedError("The time was extended already")
    if first is None:
        raise RefusedError("The clock stands until they have proved who they are")
    if timezone.localdate() > first:
        raise RefusedError(f"It had to be extended by {first:%d %B %Y}")
    if reason not in dict(law.codes("extension")):
        raise ValueError(f"no reason to extend: {reason}")
    request.extended_on = timezone.localdate()
    request.extended_for = reason
    request.save(update_fields=["extended_on", "extended_for"])
    record(
        by=by,
        action="information_rights.request_extended",
        target=request,
        reason=reason,
    )
    return request


def locked(by: Actor, request_id: int) -> SubjectAccessRequest:
    """An open request, for whoever handles requests and is let into this one.

    Raises PermissionDenied, also to somebody who is asking about themselves;
    DoesNotExist for one that they may not know of; RefusedError for one that is closed.
    """
    require(by, policies.may_handle_requests)
    seen = SubjectAccessRequest.objects.visible_to(by).values("pk")
    rows = SubjectAccessRequest.objects.unscoped().select_for_update()
    request = rows.get(pk=request_id, pk__in=seen)
    require(by, lambda actor: policies.may_handle(actor, request))
    if not request.is_open:
        raise RefusedError(f"{request} is closed")
    return request
