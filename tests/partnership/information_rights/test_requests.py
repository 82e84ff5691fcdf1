"""A request goes its way, and nobody goes past a step or sees what is not theirs."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.accounts.services import arrange_cover
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.information_rights.services import (
    apply_retention,
    ask_for_identity,
    begin_redaction,
    collect,
    decide,
    extend,
    let_colleague_in,
    prove_identity,
    refuse,
    release,
    send_back,
    submit,
    take_copy,
)
from tests.people import SET_UP, actor_of, make_person

from .asking import (
    awaiting_release,
    collected,
    receive,
    released,
)
from .leaver import LEFT, PERIODS, TEN_YEARS_ON, make_leaver, set_periods

State = SubjectAccessRequest.State
Missing = SubjectAccessRequest.DoesNotExist


@pytest.fixture
def outsider(police):
    return make_person("Out Sider", police, "information-governance")


@pytest.fixture
def analyst(council):
    return make_person("An Alyst", council, "analyst")


def test_request_is_open_to_whoever_noted_it_and_no_other(
    governance, colleague, outsider, administrator
):
    request = receive(governance)

    def seen(person):
        return SubjectAccessRequest.objects.visible_to(actor_of(person)).count()

    assert [seen(p) for p in (governance, colleague, outsider, administrator)] == [
        1,
        0,
        0,
        0,
    ]
    assert request.tier == 3
    assert request.reference.startswith("SAR-")
    let_colleague_in(
        by=actor_of(governance), request_id=request.pk, person_id=colleague.pk
    )
    assert seen(colleague) == 1


def test_request_goes_its_way_to_release(governance, colleague, officer):
    request = released(governance, colleague, person=officer)

    request.refresh_from_db()
    assert request.state == State.RELEASED
    assert (request.prepared_by, request.closed_by) == (governance, colleague)
    assert (
        take_copy(by=actor_of(governance), request_id=request.pk).name
        == "Asbel Officer"
    )
    actions = Entry.objects.filter(target=str(request.public_id)).values_list(
        "action", flat=True
    )
    wanted = (
        "request_recorded identity_proved request_collected redaction_begun "
        "release_asked request_released copy_taken"
    )
    for action in wanted.split():
        assert f"information_rights.{action}" in actions
    trail = str(list(Entry.objects.values()))
    assert "Asbel Officer" not in trail
    assert officer.email not in trail


def test_nobody_releases_what_they_prepared(governance, colleague):
    request = awaiting_release(governance, colleague)

    with pytest.raises(PermissionDenied):
        release(by=actor_of(governance), request_id=request.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        SubjectAccessRequest.objects.unscoped().filter(pk=request.pk).update(
            state="released", closed_by=governance, closed_at=timezone.now()
        )


def test_answer_is_sent_back_and_prepared_anew(governance, colleague):
    request = awaiting_release(governance, colleague)

    back = send_back(by=actor_of(colleague), request_id=request.pk)

    assert (back.state, back.prepared_by) == (State.REDACTION, None)
    submit(by=actor_of(colleague), request_id=request.pk)
    assert release(by=actor_of(governance), request_id=request.pk).state == "released"


def test_each_step_wants_the_one_before(governance, colleague, officer):
    by = actor_of(governance)
    fresh = receive(governance)
    later = awaiting_release(governance, colleague)

    for act in (collect, begin_redaction, submit, send_back, release, take_copy):
        with pytest.raises(RefusedError):
            act(by=by, request_id=fresh.pk)
    with pytest.raises(RefusedError):
        decide(by=by, request_id=fresh.pk, choices=[])
    for act in (collect, begin_redaction, submit, ask_for_identity):
        with pytest.raises(RefusedError):
            act(by=by, request_id=later.pk)
    with pytest.raises(RefusedError, match="already"):
        prove_identity(
            by=by, request_id=later.pk, proof="document", on=timezone.localdate()
        )


def test_nothing_is_done_to_a_closed_request(governance, colleague):
    request = released(governance, colleague)
    by = actor_of(governance)

    for act in (collect, submit, send_back, release, ask_for_identity):
        with pytest.raises(RefusedError, match="closed"):
            act(by=by, request_id=request.pk)
    for act, reason in ((refuse, "excessive"), (extend, "complex")):
        with pytest.raises(RefusedError, match="closed"):
            act(by=by, request_id=request.pk, reason=reason)


def test_who_is_not_let_in_finds_no_request(governance, colleague, outsider, officer):
    request = receive(governance)

    for person in (colleague, outsider):
        with pytest.raises(Missing):
            collect(by=actor_of(person), request_id=request.pk)
        with pytest.raises(Missing):
            take_copy(by=actor_of(person), request_id=request.pk)
    for act in (collect, take_copy):
        with pytest.raises(PermissionDenied):
            act(by=actor_of(officer), request_id=request.pk)
    with pytest.raises(PermissionDenied):
        receive(officer)


def test_cover_goes_on_with_a_request_and_takes_none_in(
    council, governance, analyst, colleague
):
    request = receive(governance)
    today = timezone.localdate()
    arrange_cover(
        by=SET_UP,
        absent_id=governance.pk,
        by_id=analyst.pk,
        agency_id=council.pk,
        starts_on=today,
        ends_on=today,
    )

    with pytest.raises(PermissionDenied):
        receive(analyst)
    with pytest.raises(PermissionDenied):
        let_colleague_in(
            by=actor_of(analyst), request_id=request.pk, person_id=colleague.pk
        )
    refused = refuse(by=actor_of(analyst), request_id=request.pk, reason="withdrawn")
    assert refused.closed_by == analyst


def test_nobody_answers_what_they_ask_about_themselves(governance, colleague):
    request = receive(governance, person=colleague)

    with pytest.raises(RefusedError, match="yourself"):
        receive(governance, person=governance)
    with pytest.raises(RefusedError, match="themselves"):
        let_colleague_in(
            by=actor_of(governance), request_id=request.pk, person_id=colleague.pk
        )


def test_account_that_is_found_later_still_bars_its_owner(governance, colleague):
    request = receive(governance)
    let_colleague_in(
        by=actor_of(governance), request_id=request.pk, person_id=colleague.pk
    )
    SubjectAccessRequest.objects.unscoped().update(person=colleague)

    with pytest.raises(PermissionDenied):
        collect(by=actor_of(colleague), request_id=request.pk)


def test_request_is_refused_with_a_reason(governance):
    request = receive(governance)

    request = refuse(by=actor_of(governance), request_id=request.pk, reason="withdrawn")

    assert (request.state, request.refused_for) == (State.REFUSED, "withdrawn")
    assert request.closed_at is not None
    with pytest.raises(RefusedError, match="not released"):
        take_copy(by=actor_of(governance), request_id=request.pk)


def test_open_request_holds_what_it_asks_for(council, governance, officer):
    set_periods(**PERIODS)
    with time_machine.travel(LEFT, tick=False):
        leaver = make_leaver(council, officer)
    request = collected(governance, person=leaver)

    apply_retention(by=SET_UP, now=TEN_YEARS_ON)

    leaver.refresh_from_db()
    assert leaver.anonymised_at is None
    refuse(by=actor_of(governance), request_id=request.pk, reason="withdrawn")
    apply_retention(by=SET_UP, now=TEN_YEARS_ON)
    leaver.refresh_from_db()
    assert leaver.anonymised_at == TEN_YEARS_ON
    assert not SubjectAccessRequest.objects.unscoped().exists()
