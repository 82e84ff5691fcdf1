"""What each step of a request wants, and when."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.information_rights.services import (
    Choice,
    ItemRefusedError,
    ask_for_identity,
    collect,
    decide,
    extend,
    prove_identity,
    refuse,
    submit,
)
from tests.people import actor_of

from .asking import (
    decide_all,
    receive,
    under_redaction,
)
from .leaver import make_leaver

State = SubjectAccessRequest.State
Missing = SubjectAccessRequest.DoesNotExist


def test_clock_stands_from_asking_for_identity_to_proof(governance):
    by = actor_of(governance)
    with time_machine.travel("2026-06-01T10:00Z", tick=False) as clock:
        request = receive(governance)
        assert str(request.clock.due_on) == "2026-07-01"

        request = ask_for_identity(by=by, request_id=request.pk)
        assert request.clock.due_on is None
        with pytest.raises(RefusedError, match="asked"):
            ask_for_identity(by=by, request_id=request.pk)
        with pytest.raises(RefusedError, match="stands"):
            extend(by=by, request_id=request.pk, reason="complex")

        clock.shift(timedelta(days=9))
        request = prove_identity(
            by=by, request_id=request.pk, proof="questions", on=timezone.localdate()
        )
    assert str(request.clock.due_on) == "2026-07-10"
    assert request.state == State.IDENTIFIED


@pytest.mark.parametrize("days", [-1, 1])
def test_identity_is_proved_neither_before_the_request_nor_to_come(governance, days):
    request = receive(governance)

    with pytest.raises(RefusedError, match="before the request, or to come"):
        prove_identity(
            by=actor_of(governance),
            request_id=request.pk,
            proof="document",
            on=timezone.localdate() + timedelta(days=days),
        )


def test_codes_that_no_law_has_are_no_codes(governance):
    request = receive(governance)
    by = actor_of(governance)

    for act in (extend, refuse):
        with pytest.raises(ValueError, match="whim"):
            act(by=by, request_id=request.pk, reason="whim")
    with pytest.raises(ValueError, match="whim"):
        prove_identity(
            by=by, request_id=request.pk, proof="whim", on=timezone.localdate()
        )


def test_time_is_extended_once_and_within_the_first_month(governance):
    by = actor_of(governance)
    with time_machine.travel("2026-06-01T10:00Z", tick=False) as clock:
        request = receive(governance)
        late = receive(governance)
        clock.move_to("2026-07-01T10:00Z")

        request = extend(by=by, request_id=request.pk, reason="complex")

        assert str(request.clock.due_on) == "2026-09-01"
        with pytest.raises(RefusedError, match="already"):
            extend(by=by, request_id=request.pk, reason="several")
        clock.move_to("2026-07-02T10:00Z")
        with pytest.raises(RefusedError, match="by 01 July 2026"):
            extend(by=by, request_id=late.pk, reason="complex")


def test_request_is_not_received_on_a_day_to_come(governance):
    with pytest.raises(RefusedError, match="to come"):
        receive(governance, received_on=timezone.localdate() + timedelta(days=1))


def test_decision_keeps_to_what_is_there(governance, officer, council):
    make_leaver(council, officer, name="asker")
    request = under_redaction(governance, subject_email="asker.mail@example.org")
    item = request.items.get(kind="accounts.invitation", field="name")
    by = actor_of(governance)

    def attempt(**values):
        choices = [Choice(item.pk, **values)]
        decide(by=by, request_id=request.pk, choices=choices)
        item.refresh_from_db()
        return item

    for values, words in (
        ({"decision": "undecided"}, "whether"),
        ({"decision": "withhold"}, "Say why"),
        ({"decision": "withhold", "exemption": "whim"}, "Say why"),
        ({"decision": "redact", "exemption": "crime", "shown": "new words"}, "█"),
        ({"decision": "redact", "exemption": "crime", "shown": item.value}, "█"),
    ):
        with pytest.raises(ItemRefusedError, match=words) as refused:
            attempt(**values)
        assert refused.value.item_id == item.pk
    done = attempt(decision="redact", exemption="crime", shown="asker █")
    assert (done.decided_by, done.shown) == (governance, "asker █")
    plain = attempt(decision="disclose", exemption="crime", shown="ignored")
    assert (plain.exemption, plain.shown) == ("", "")


def test_answer_is_not_put_forward_while_something_is_undecided(
    governance, officer, council
):
    make_leaver(council, officer, name="asker")
    leaver = type(officer).objects.get(email="asker.mail@example.org")
    request = under_redaction(governance, person=leaver)
    assert request.items.filter(decision="undecided").exists()

    with pytest.raises(RefusedError, match="Not all"):
        submit(by=actor_of(governance), request_id=request.pk)

    decide_all(governance, request)
    assert submit(by=actor_of(governance), request_id=request.pk).state == "awaiting"


def test_collecting_again_adds_what_is_new_and_keeps_what_is_decided(
    governance, officer
):
    request = under_redaction(governance, person=officer)
    item = request.items.get(kind="accounts.person", field="name")
    by = actor_of(governance)
    choices = [Choice(item.pk, "withhold", "crime")]
    decide(by=by, request_id=request.pk, choices=choices)
    officer.phone = "01632 960000"
    officer.save()

    again = collect(by=by, request_id=request.pk)

    assert again.state == State.COLLECTING
    item.refresh_from_db()
    assert item.decision == "withhold"
    assert request.items.get(kind="accounts.person", field="phone").value
