"""A record is opened in an emergency: told, noted, limited and looked at afterwards."""

import uuid
from datetime import timedelta
from unittest import mock

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.utils import timezone

from fourfold.partnership.accounts.actors import NOBODY
from fourfold.partnership.accounts.services import record_leaving
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.sharing import services
from fourfold.partnership.sharing.models import BreakGlass, GlassTry
from fourfold.partnership.sharing.queries import open_record
from fourfold.partnership.sharing.services import (
    close_glass,
    record_conflict,
)
from tests.people import SET_UP, actor_of, make_person

from .conftest import into
from .records.models import Case

WHY = "A threat to life was reported CANARY-reason at half past nine"


def address(glass):
    return f"/staff/sharing/break-glass/{glass.public_id}/"


def broken(person, record, *, reason=WHY, actor=None):
    reference = getattr(record, "public_id", record)
    return services.break_glass(
        by=actor or actor_of(person),
        reference=str(reference),
        reason=reason,
        address=address,
    )


def sees(person, case):
    return Case.objects.visible_to(actor_of(person)).exists()


def test_it_opens_the_record_for_an_hour(case, sergeant):
    glass = broken(sergeant, case)

    assert open_record(Case, case.public_id, actor_of(sergeant)) == case
    assert glass.ends_at - glass.opened_at == timedelta(minutes=60)
    with time_machine.travel(glass.ends_at, tick=False):
        assert not sees(sergeant, case)
    assert Entry.objects.get(action="audit.record_read").purpose == "break-glass"


def test_the_records_own_people_and_the_reviewers_are_told(
    case, council, keeper, governance, sergeant
):
    gone = into(case, make_person("Gone", council, "asb-officer"), council)
    record_leaving(
        by=SET_UP, person_id=gone.pk, on=timezone.localdate() - timedelta(days=1)
    )
    elsewhere = make_person("Stranger", council, "asb-officer")

    glass = broken(sergeant, case)

    told = Message.objects.filter(template="break-glass-opened")
    assert {m.to_address for m in told} == {keeper.email, governance.email}
    assert elsewhere.email not in {m.to_address for m in told}
    assert {m.context["link"] for m in told} == {address(glass)}


def test_a_reviewer_who_does_it_is_not_told_of_it(case, council, keeper):
    reviewer = make_person("Re View", council, "information-governance")
    both = make_person("Bo Th", council, "asb-officer")
    reviewer.holdings.update(person=both)

    broken(both, case)

    assert set(Message.objects.values_list("to_address", flat=True)) == {keeper.email}


def test_the_reason_is_in_the_row_and_nowhere_else(case, keeper, governance, sergeant):
    broken(sergeant, case)

    assert BreakGlass.objects.get().reason == WHY
    for model in (Entry, Message, GlassTry):
        assert "CANARY" not in repr(list(model.objects.values()))


def test_where_nobody_can_be_told_nothing_opens(case, keeper, sergeant):
    refuse = mock.patch(
        "fourfold.partnership.notifications.models.Message.save",
        side_effect=DatabaseError,
    )

    with refuse, pytest.raises(DatabaseError):
        broken(sergeant, case)

    assert not sees(sergeant, case)
    assert not BreakGlass.objects.exists()


@pytest.mark.parametrize("who", ["analyst", "provider-worker", "administrator"])
def test_it_needs_the_right(who, case, council, provider):
    agency = provider if who == "provider-worker" else council
    person = make_person(who, agency, who)

    with pytest.raises(PermissionDenied):
        broken(person, case)


def test_nobody_breaks_anything(case):
    with pytest.raises(PermissionDenied):
        broken(None, case, actor=NOBODY)


@pytest.mark.parametrize(
    ("seconds", "opens"), [(None, False), (299, True), (301, False)]
)
def test_it_needs_proof_a_short_time_before(seconds, opens, case, sergeant):
    before = seconds and timezone.now() - timedelta(seconds=seconds)
    actor = actor_of(sergeant, confirmed_at=before)

    if opens:
        broken(sergeant, case, actor=actor)
    else:
        with pytest.raises(PermissionDenied):
            broken(sergeant, case, actor=actor)

    assert sees(sergeant, case) is opens


@pytest.mark.parametrize("reason", ["", "urgent", "x" + " " * 50 + "y", "z" * 2001])
def test_it_needs_a_reason(reason, case, sergeant):
    with pytest.raises(RefusedError, match="Say why in 30 to 2000"):
        broken(sergeant, case, reason=reason)

    assert not GlassTry.objects.exists()


def test_the_shortest_reason_is_thirty_characters(case, sergeant):
    assert broken(sergeant, case, reason="w" * 30).reason == "w" * 30


def test_what_stands_against_it_is_not_told(case, council, sergeant):
    """A reference of nothing, a conflict, and a record above one's tier: one answer."""
    secret = Case(owner=council, text="four", tier=4)
    not_held = Case(owner=council, text="five", tier=5)
    for record in (secret, not_held):
        record.save()
    record_conflict(by=SET_UP, record=case, person_id=sergeant.pk, kind="family")
    references = [uuid.uuid4(), "no reference", case, secret, not_held]

    answers = [refusal(sergeant, reference) for reference in references]

    assert len(set(answers)) == 1
    refused = Entry.objects.filter(action="sharing.glass_refused")
    assert refused.count() == 5
    assert {(e.target, e.target_kind, str(e.details)) for e in refused} == {
        ("", "", "{}")
    }


def refusal(person, record):
    with pytest.raises(RefusedError) as refused:
        broken(person, record)
    return str(refused.value)


def test_what_is_open_needs_no_breaking(case, keeper, sergeant):
    broken(sergeant, case)

    for person in (keeper, sergeant):
        with pytest.raises(RefusedError, match="open to you already"):
            broken(person, case)


def test_whoever_tries_too_often_is_stopped_until_the_hour_is_over(case, sergeant):
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        answers = [refusal(sergeant, uuid.uuid4()) for _ in range(5)]
        stopped = refusal(sergeant, case)
    with time_machine.travel(start + timedelta(minutes=59), tick=False):
        still = refusal(sergeant, case)
    with time_machine.travel(start + timedelta(minutes=60), tick=False):
        broken(sergeant, case)

    assert "5 times" in stopped
    assert stopped == still
    assert stopped not in answers


def test_one_who_is_stopped_stops_nobody_else(case, council, sergeant, officer):
    for _ in range(6):
        refusal(sergeant, uuid.uuid4())

    assert broken(officer, case)


def test_it_can_be_given_up_before_its_time(case, sergeant, officer):
    glass = broken(sergeant, case)
    with pytest.raises(PermissionDenied):
        close_glass(by=actor_of(officer), glass_id=glass.pk)

    close_glass(by=actor_of(sergeant), glass_id=glass.pk)

    assert not sees(sergeant, case)
    with pytest.raises(RefusedError, match="over already"):
        close_glass(by=actor_of(sergeant), glass_id=glass.pk)


def test_it_is_named_by_its_number(case, sergeant):
    glass = broken(sergeant, case)

    assert str(glass) == str(glass.public_id)
    assert str(GlassTry.objects.get()).startswith("Serge Ant, 20")
