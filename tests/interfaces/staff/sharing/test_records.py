"""A record's own people see who is in and who has looked, and let others in."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.staff.sharing import showing
from fourfold.partnership.accounts.services import suspend_person
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.sharing.models import Membership
from fourfold.partnership.sharing.queries import open_record
from fourfold.partnership.sharing.services import record_conflict
from tests.partnership.sharing.agreeing import BASIS, agreed
from tests.partnership.sharing.conftest import into
from tests.partnership.sharing.records.models import Case
from tests.partnership.sharing.seeing import broken
from tests.people import SET_UP, actor_of, make_person, signed_in


@pytest.fixture
def case(council, officer):
    case = Case(owner=council, text="CANARY-case")
    case.save()
    into(case, officer, council)
    return case


@pytest.fixture
def as_officer(client, officer):
    return signed_in(client, officer)


@pytest.fixture
def colleague(council):
    return make_person("Colleen Eague", council, "asb-officer")


def page_of(case, name="access"):
    return reverse(f"staff:record-{name}", args=["records.case", case.public_id])


def sees(person):
    return Case.objects.visible_to(actor_of(person)).exists()


def test_it_lists_who_is_in_and_who_was(as_officer, case, council, colleague):
    into(case, colleague, council, ends_at=timezone.now() + timedelta(minutes=5))

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        page = as_officer.get(page_of(case))

    for words in ("Asbel Officer", "Colleen Eague", "Let in", "Time is over"):
        assert words in page.text
    assert "CANARY" not in page.text
    entry = Entry.objects.get(action="sharing.access_list_read")
    assert entry.target == str(case.public_id)


def test_it_lists_who_saw_it_week_by_week(as_officer, case, officer, sergeant):
    broken(sergeant, case)
    with time_machine.travel("2026-03-04T12:00:00Z"):
        Membership.objects.update(starts_at=timezone.now())
        open_record(Case, case.public_id, actor_of(officer))
        open_record(Case, case.public_id, actor_of(officer))
    with time_machine.travel("2026-03-11T12:00:00Z"):
        broken(sergeant, case)
        open_record(Case, case.public_id, actor_of(sergeant))
        page = signed_in(as_officer, officer).get(page_of(case))

    assert "2 March 2026" in page.text
    assert "9 March 2026" in page.text
    assert "Emergency" in page.text
    assert page.text.index("9 March 2026") < page.text.index("2 March 2026")


def test_nobody_saw_it_yet(as_officer, case):
    assert "Nobody has opened it" in as_officer.get(page_of(case)).text


@pytest.mark.parametrize("who", ["sergeant", "governance", "administrator"])
def test_it_is_for_the_records_own_people(who, client, case, request):
    person = request.getfixturevalue(who)
    signed_in(client, person)

    names = ("access", "let-in", "transfer", "conflict")
    answers = {client.get(page_of(case, name)).status_code for name in names}
    membership = Membership.objects.get()
    out = reverse("staff:record-take-out", args=[membership.pk])

    assert answers | {client.get(out).status_code} == {404}


def test_what_is_not_there_is_answered_as_what_is_hidden(as_officer, case):
    addresses = [
        reverse("staff:record-access", args=[kind, Case().public_id])
        for kind in ("records.case", "records.none")
    ]

    assert {as_officer.get(address).status_code for address in addresses} == {404}
    let_in = addresses[0] + "let-in/"
    assert as_officer.get(let_in).status_code == 404


def test_a_colleague_is_let_in_until_the_end_of_a_day(as_officer, case, colleague):
    day = timezone.localdate() + timedelta(days=3)

    answer = as_officer.post(
        page_of(case, "let-in"),
        {
            "holding": colleague.holdings.get().pk,
            "purpose": "support",
            "until_day": day.day,
            "until_month": day.month,
            "until_year": day.year,
        },
    )

    assert answer["Location"] == page_of(case)
    membership = Membership.objects.get(person=colleague)
    assert timezone.localtime(membership.ends_at).date() == day + timedelta(days=1)
    assert sees(colleague)


def test_somebody_of_another_agency_is_let_in_under_an_agreement(
    as_officer, case, council, police, sergeant
):
    agreement = agreed(council, police)
    typed = {"holding": sergeant.holdings.get().pk, "purpose": "prevent-crime"}
    refused = as_officer.post(page_of(case, "let-in"), typed)

    as_officer.post(
        page_of(case, "let-in"),
        {**typed, "agreement": agreement.pk, "basis": BASIS},
    )

    assert "No agreement in force" in refused.text
    assert sees(sergeant)


def test_only_roles_that_are_enough_are_offered(as_officer, case, administrator):
    page = as_officer.get(page_of(case, "let-in"))

    assert "Ada Min" not in page.text
    assert as_officer.post(page_of(case, "let-in"), {}).status_code == 200


def test_somebody_is_taken_out(as_officer, case, council, colleague):
    into(case, colleague, council)
    membership = Membership.objects.get(person=colleague)
    address = reverse("staff:record-take-out", args=[membership.pk])

    as_officer.post(address, {"reason": "mistake"})
    again = as_officer.post(address, {"reason": "mistake"})

    assert not sees(colleague)
    assert "taken out already" in again.text


def test_somebody_is_kept_out(as_officer, case, colleague):
    holding = colleague.holdings.get().pk
    empty = as_officer.post(page_of(case, "conflict"), {})

    as_officer.post(page_of(case, "conflict"), {"holding": holding, "kind": "family"})

    assert "There is a problem" in empty.text
    page = as_officer.get(page_of(case))
    assert "Kept out" in page.text
    assert "Colleen Eague" in page.text


def test_whoever_takes_themselves_out_is_led_to_their_desk(as_officer, case):
    address = reverse("staff:record-take-out", args=[Membership.objects.get().pk])

    answer = as_officer.post(address, {"reason": "not-needed"})

    assert answer["Location"] == reverse("staff:home")


def test_it_is_given_to_another_agency(as_officer, case, council, police, sergeant):
    agreement = agreed(council, police, purposes=["support"])
    empty = as_officer.post(page_of(case, "transfer"), {})

    answer = as_officer.post(
        page_of(case, "transfer"),
        {
            "holding": sergeant.holdings.get().pk,
            "purpose": "support",
            "agreement": agreement.pk,
            "basis": BASIS,
        },
    )

    case.refresh_from_db()
    assert "There is a problem" in empty.text
    assert case.owner == police
    assert answer["Location"] == reverse("staff:home")


def test_a_record_that_nobody_can_read_is_given_to_somebody_unseen(
    client, case, officer, governance, colleague
):
    signed_in(client, governance)
    none = client.get(reverse("staff:records-orphaned"))
    suspend_person(by=SET_UP, person_id=officer.pk, reason="absence")

    found = client.get(reverse("staff:records-orphaned"))
    form = client.get(page_of(case, "let-in"))
    client.post(
        page_of(case, "let-in"),
        {"holding": colleague.holdings.get().pk, "purpose": "prevent-crime"},
    )

    assert "Every record has somebody" in none.text
    assert page_of(case, "let-in") in found.text
    assert "CANARY" not in found.text + form.text
    assert sees(colleague)
    assert not sees(governance)


def test_a_reviewer_with_a_conflict_does_not_find_it(client, case, officer, governance):
    suspend_person(by=SET_UP, person_id=officer.pk, reason="absence")
    record_conflict(by=SET_UP, record=case, person_id=governance.pk, kind="family")
    signed_in(client, governance)

    assert str(case.public_id) not in client.get(reverse("staff:records-orphaned")).text
    assert client.get(page_of(case, "let-in")).status_code == 404


def test_a_kind_with_a_page_of_its_own_is_led_back_to(as_officer, case, monkeypatch):
    monkeypatch.setitem(showing.PAGES, "records.case", "staff:request")

    page = as_officer.get(page_of(case))

    assert reverse("staff:request", args=[case.public_id]) in page.text


def test_a_kind_that_is_gone_still_has_a_word():
    assert showing.kind_in_words("records.none") == "Record"
    assert showing.purpose_in_words("gone") == "gone"
