"""What invented residents asked, as far as it was read and answered: by services."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.doers import command
from fourfold.partnership.enquiries.codes import digest_of, new_token
from fourfold.partnership.enquiries.models import Enquiry
from fourfold.partnership.enquiries.services import answer, ask, note_deed, show
from fourfold.partnership.enquiries.subjects import Subject
from fourfold.partnership.strategy.models import Action

from .confidential import acting

ASKER = command("demo")


@transaction.atomic
def ask_questions() -> None:
    """The questions of `definitions/demo_strategy.toml`; a few wait for somebody."""
    plan = settings("demo_strategy.toml")
    by = acting(plan["written_by"])
    for each in plan["questions"]:
        _ask(by, each, Action.objects.get(title=each["action"]))


def _ask(by: Actor, told: Mapping[str, Any], action: Action) -> None:
    agency_id = action.lead_agency_id
    code = ask(
        by=ASKER,
        subject=Subject("action", action.public_id, action.title, agency_id, action),
        token=new_token(),
        text=told["text"],
        name="",
        email="",
        link_path=str,
    )
    made = Enquiry.objects.get(code_digest=digest_of(code))
    if "take_out" in told:
        show(by=by, enquiry_id=made.pk, take_out=told["take_out"])
    if "answer" in told:
        answer(by=by, enquiry_id=made.pk, text=told["answer"])
        note_deed(
            by=by,
            enquiry_id=made.pk,
            action_id=action.pk,
            did=told["did"],
            changed=told["changed"],
        )
