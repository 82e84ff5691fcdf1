"""Answers questions, and says what came of them."""

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.enquiries import policies
from fourfold.partnership.enquiries.models import Answer, Deed, Enquiry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.services.noting import signed

from .noting import locked, require
from .telling import tell_decided


@transaction.atomic
def answer(*, by: Actor, enquiry_id: int, text: str) -> Answer:
    """Answer a question that is shown. What was answered stays; more can be added.

    Raises RefusedError for one that is not shown, or an answer without words.
    """
    enquiry = locked(enquiry_id)
    require(policies.may_answer(by, enquiry))
    _refuse_unshown(enquiry)
    if not text.strip():
        raise RefusedError("Write an answer.")
    refuse_unknown_figures(text)
    said = Answer.objects.create(
        enquiry=enquiry, text=text, **signed(by, enquiry.agency_id)
    )
    if enquiry.answered_on is None:
        enquiry.answered_on = timezone.localdate()
        enquiry.save(update_fields=["answered_on"])
        tell_decided(by, enquiry)
    record(by=by, action="enquiries.answered", target=enquiry)
    return said


@transaction.atomic
def note_deed(
    *, by: Actor, enquiry_id: int, action_id: int, did: str, changed: str
) -> Deed:
    """Say what was done because of a question, and what changed.

    action_id : by which everybody can follow it

    Raises RefusedError for a question that is not shown, or without what was done.
    """
    require(policies.may_decide(by))
    enquiry = locked(enquiry_id)
    _refuse_unshown(enquiry)
    if not did.strip():
        raise RefusedError("Say what was done.")
    refuse_unknown_figures(did)
    refuse_unknown_figures(changed)
    action = Action.objects.get(pk=action_id)
    deed = Deed.objects.create(
        enquiry=enquiry,
        action=action,
        did=did,
        changed=changed,
        **signed(by, enquiry.agency_id),
    )
    record(by=by, action="enquiries.deed_noted", target=enquiry)
    return deed


def _refuse_unshown(enquiry: Enquiry) -> None:
    if not enquiry.is_shown:
        raise RefusedError("First let it be shown: what is answered is public.")
