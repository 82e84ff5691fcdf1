"""What the invented partnership agrees to share, and what somebody asks it.

Made by the services, like its people: the records are as closed as real ones.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency, Person
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.information_rights.services import (
    let_colleague_in,
    prove_identity,
    record_request,
)
from fourfold.partnership.sharing.services import (
    Terms,
    draft_agreement,
    sign_agreement,
)


@transaction.atomic
def make_records() -> None:
    """Agreements and requests of `definitions/demo_people.toml`."""
    plan = settings("demo_people.toml")
    for each in plan["agreements"]:
        _agree(each)
    for each in plan["requests"]:
        _ask(each)


def acting(name: str) -> Actor:
    """Somebody as they act at their desk, with a second factor."""
    person = Person.objects.get(name=name)
    return actor_for(person, is_strong=True, confirmed_at=timezone.now())


def _agree(each: Mapping[str, Any]) -> None:
    today = timezone.localdate()
    ids = dict(Agency.objects.values_list("name", "pk"))
    terms = Terms(
        title=each["title"],
        agency_ids=[ids[name] for name in each["agencies"]],
        purposes=each["purposes"],
        powers=each["powers"],
        data_categories=each["data_categories"],
        retention=each["retention"],
        starts_on=today,
        review_by=today + timedelta(days=each["review_in_days"]),
        ends_on=today + timedelta(days=each["ends_in_days"]),
    )
    agreement = draft_agreement(by=acting(each["drafted_by"]), terms=terms)
    for agency, signer in each["signed_by"].items():
        sign_agreement(
            by=acting(signer), agreement_id=agreement.pk, agency_id=ids[agency]
        )


def _ask(each: Mapping[str, Any]) -> None:
    handler = acting(each["taken_by"])
    subject = Person.objects.get(name=each["about"])
    received = timezone.localdate() - timedelta(days=each["received_days_ago"])
    request = record_request(
        by=handler,
        subject_name=subject.name,
        subject_contact=subject.email,
        subject_email=subject.email,
        received_on=received,
        person_id=subject.pk,
    )
    prove_identity(by=handler, request_id=request.pk, proof=each["proof"], on=received)
    colleague = Person.objects.get(name=each["let_in"])
    let_colleague_in(by=handler, request_id=request.pk, person_id=colleague.pk)
