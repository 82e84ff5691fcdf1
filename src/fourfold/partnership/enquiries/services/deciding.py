"""Decides whether a question is shown, what is taken out, and who answers."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.audit.services import record
from fourfold.partnership.enquiries import policies
from fourfold.partnership.enquiries.cutting import NotThereError, without
from fourfold.partnership.enquiries.models import Asker, Enquiry, Step
from fourfold.partnership.enquiries.rules import refusals
from fourfold.partnership.errors import RefusedError

from .noting import locked, note, require
from .telling import tell_decided


@transaction.atomic
def show(*, by: Actor, enquiry_id: int, take_out: Sequence[str]) -> Enquiry:
    """Let everybody read a question, as it was typed but for what is taken out.

    take_out : passages about a person; a mark stands where each was

    Raises RefusedError for a question that is shown, for words that do not stand in it,
    and where what was typed is no longer kept.
    """
    require(policies.may_decide(by))
    enquiry = locked(enquiry_id)
    if enquiry.is_shown:
        raise RefusedError("It is shown already.")
    asker = Asker.objects.filter(enquiry=enquiry).first()
    if asker is None:
        raise RefusedError("What was typed is no longer kept, so it cannot be shown.")
    passages = _passages(take_out)
    enquiry.text = _less(asker.words, passages)
    enquiry.state = Enquiry.State.SHOWN
    # One that was refused is open again, and its clock never stopped.
    enquiry.reason, enquiry.refused_on = "", None
    enquiry.read_on = enquiry.read_on or timezone.localdate()
    enquiry.save()
    Asker.objects.filter(pk=asker.pk).update(over_on=None)
    note(by, enquiry, Step.What.SHOWN)
    record(by=by, action="enquiries.shown", target=enquiry, cuts=len(passages))
    return enquiry


@transaction.atomic
def refuse(*, by: Actor, enquiry_id: int, reason: str) -> Enquiry:
    """Do not let a question be shown, for a reason that everybody can read.

    Raises RefusedError for one that was decided on, or a reason not in the list.
    """
    require(policies.may_decide(by))
    enquiry = locked(enquiry_id)
    if enquiry.state != Enquiry.State.UNREAD:
        raise RefusedError("It was decided on already. What is shown stays.")
    if reason not in refusals():
        raise RefusedError("Choose why it is not shown.")
    today = timezone.localdate()
    enquiry.state, enquiry.reason = Enquiry.State.REFUSED, reason
    enquiry.read_on = enquiry.refused_on = today
    enquiry.save()
    note(by, enquiry, Step.What.REFUSED, told=reason)
    tell_decided(by, enquiry)
    record(by=by, action="enquiries.refused", target=enquiry, reason=reason)
    return enquiry


@transaction.atomic
def cut(*, by: Actor, enquiry_id: int, take_out: Sequence[str]) -> Enquiry:
    """Take words about a person out of a question that is shown. A mark stays.

    Raises RefusedError for one that is not shown, and for words that are not in it.
    """
    require(policies.may_decide(by))
    enquiry = locked(enquiry_id)
    if not enquiry.is_shown:
        raise RefusedError("It is not shown.")
    passages = _passages(take_out)
    if not passages:
        raise RefusedError("Write what is to be taken out.")
    enquiry.text = _less(enquiry.text, passages)
    enquiry.save(update_fields=["text"])
    note(by, enquiry, Step.What.CUT)
    record(by=by, action="enquiries.cut", target=enquiry, cuts=len(passages))
    return enquiry


@transaction.atomic
def give(*, by: Actor, enquiry_id: int, agency_id: int) -> Enquiry:
    """Let another agency answer. The clock does not begin again."""
    require(policies.may_decide(by))
    enquiry = locked(enquiry_id)
    if enquiry.agency_id == agency_id:
        raise RefusedError("That agency is to answer it already.")
    enquiry.agency = agency = Agency.objects.get(pk=agency_id)
    enquiry.save(update_fields=["agency"])
    note(by, enquiry, Step.What.GIVEN, told=agency.name)
    record(by=by, action="enquiries.given", target=enquiry)
    return enquiry


def _passages(take_out: Sequence[str]) -> list[str]:
    return [each.strip() for each in take_out if each.strip()]


def _less(text: str, passages: Sequence[str]) -> str:
    try:
        return without(text, passages)
    except NotThereError:
        raise RefusedError(
            "Not all of that stands in the question. Copy each passage as it is there."
        ) from None
