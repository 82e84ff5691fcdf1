"""Requests at each step, made through the real services."""

import json

from django.utils import timezone

from fourfold.partnership.information_rights.disclosure import disclosure_of
from fourfold.partnership.information_rights.services import (
    Choice,
    begin_redaction,
    collect,
    decide,
    let_colleague_in,
    prove_identity,
    record_request,
    release,
    submit,
)
from tests.people import actor_of


def receive(handler, *, person=None, **values):
    return record_request(
        by=actor_of(handler),
        **{
            "subject_name": person.name if person else "Una Known",
            "subject_contact": "by post",
            "received_on": timezone.localdate(),
            "person_id": person.pk if person else None,
            **values,
        },
    )


def collected(handler, **values):
    request = receive(handler, **values)
    actor = actor_of(handler)
    prove_identity(
        by=actor, request_id=request.pk, proof="document", on=request.received_on
    )
    return collect(by=actor, request_id=request.pk)


def under_redaction(handler, **values):
    request = collected(handler, **values)
    return begin_redaction(by=actor_of(handler), request_id=request.pk)


def decide_all(handler, request, decision="disclose"):
    """What the site left to be read; what it proposed stays."""
    choices = [
        Choice(item.pk, decision) for item in request.items.filter(decision="undecided")
    ]
    decide(by=actor_of(handler), request_id=request.pk, choices=choices)


def awaiting_release(handler, colleague, **values):
    request = under_redaction(handler, **values)
    decide_all(handler, request)
    let_colleague_in(
        by=actor_of(handler), request_id=request.pk, person_id=colleague.pk
    )
    return submit(by=actor_of(handler), request_id=request.pk)


def released(handler, colleague, **values):
    request = awaiting_release(handler, colleague, **values)
    return release(by=actor_of(colleague), request_id=request.pk)


def text_of(request):
    found = disclosure_of(request)
    return json.dumps([found.groups, found.name], default=str, ensure_ascii=False)


def prepared(handler, person):
    request = under_redaction(handler, person=person)
    decide_all(handler, request)
    return request
