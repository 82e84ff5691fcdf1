"""A record is opened in an emergency, closed again and reviewed, on pages."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.staff.sharing import showing
from fourfold.partnership.sharing.models import BreakGlass, Conflict
from fourfold.partnership.sharing.services import record_conflict
from tests.partnership.sharing.conftest import into
from tests.partnership.sharing.records.models import Case
from tests.partnership.sharing.seeing import broken
from tests.people import SET_UP, actor_of, make_person, signed_in

WHY = "A threat to life was reported at half past nine tonight"


@pytest.fixture
def case(council, officer):
    case = Case(owner=council, text="CANARY-case")
    case.save()
    into(case, officer, council)
    return case


@pytest.fixture
def as_sergeant(client, sergeant):
    return signed_in(client, sergeant)


def tried(client, reference, reason=WHY):
    return client.post(
        reverse("staff:glass-open"), {"reference": reference, "reason": reason}
    )


def page_of(glass, name="glass"):
    return reverse(f"staff:{name}", args=[glass.public_id])


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span))


def test_it_opens_by_the_reference_one_was_given(as_sergeant, sergeant, case):
    answer = tried(as_sergeant, case.public_id)

    glass = BreakGlass.objects.get()
    assert answer["Location"] == page_of(glass)
    assert Case.objects.visible_to(actor_of(sergeant)).exists()
    assert "is open to you until" in as_sergeant.get(page_of(glass)).text
    assert "Open to you now" in as_sergeant.get(reverse("staff:glass-open")).text


def test_what_is_unknown_and_what_is_barred_are_answered_the_same(
    as_sergeant, sergeant, case
):
    """In words, in size and in status; only what was typed differs, of one length."""
    record_conflict(by=SET_UP, record=case, person_id=sergeant.pk, kind="family")
    references = [str(case.public_id), str(uuid.uuid4())]

    answers = [tried(as_sergeant, reference) for reference in references]

    texts = [
        without_tokens(answer.text).replace(reference, "X" * 36)
        for answer, reference in zip(answers, references, strict=True)
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert texts[0] == texts[1]
    assert "No record opens to you by that reference" in texts[0]
    assert WHY in texts[0]


def without_tokens(text):
    """Without what is by chance in each answer."""
    lines = text.splitlines()
    return "\n".join(
        line for line in lines if "csrf" not in line and "nonce" not in line
    )


def test_a_reason_that_is_too_short_is_asked_for(as_sergeant, case):
    page = tried(as_sergeant, case.public_id, "urgent")

    assert "Say why in 30 to 2000 characters" in page.text
    assert str(case.public_id) in page.text


def test_it_can_be_closed_again_before_its_time(as_sergeant, sergeant, case):
    glass = broken(sergeant, case)

    as_sergeant.post(page_of(glass, "glass-close"))
    again = as_sergeant.post(page_of(glass, "glass-close"), follow=True)

    assert not Case.objects.visible_to(actor_of(sergeant)).exists()
    assert "It is over already" in again.text


def test_nobody_closes_anothers(client, officer, sergeant, case):
    glass = broken(sergeant, case)

    answer = signed_in(client, officer).post(page_of(glass, "glass-close"))

    assert answer.status_code == 404


def test_its_page_leads_to_the_record_while_it_is_open(
    as_sergeant, sergeant, case, monkeypatch
):
    monkeypatch.setitem(showing.PAGES, "records.case", "staff:request")
    glass = broken(sergeant, case)
    link = reverse("staff:request", args=[case.public_id])

    open_page = as_sergeant.get(page_of(glass))
    BreakGlass.objects.update(ends_at=timezone.now())

    assert link in open_page.text
    assert link not in as_sergeant.get(page_of(glass)).text


@pytest.mark.parametrize(
    ("who", "sees"),
    [("sergeant", True), ("officer", True), ("governance", True), ("stranger", False)],
)
def test_its_page_is_for_those_whom_it_concerns(
    who, sees, client, council, case, sergeant, governance, request
):
    glass = broken(sergeant, case)
    if who == "stranger":
        person = make_person("Stranger", council, "asb-officer")
    else:
        person = request.getfixturevalue(who)

    answer = signed_in(client, person).get(page_of(glass))

    assert answer.status_code == (200 if sees else 404)
    assert ("Somebody may be hurt tonight" in answer.text) is sees


def test_a_reviewer_with_a_conflict_does_not_learn_of_it(
    client, case, sergeant, governance
):
    glass = broken(sergeant, case)
    record_conflict(by=SET_UP, record=case, person_id=governance.pk, kind="friend")
    signed_in(client, governance)

    with later(hours=2):
        signed_in(client, governance)
        answers = [
            client.get(page_of(glass)).status_code,
            client.get(page_of(glass, "glass-review")).status_code,
        ]
        listed = client.get(reverse("staff:glass-reviews")).text

    assert answers == [404, 404]
    assert str(glass.public_id) not in listed


def test_it_is_reviewed(client, case, sergeant, governance):
    glass = broken(sergeant, case)
    with later(hours=2):
        signed_in(client, governance)
        awaiting = client.get(reverse("staff:glass-reviews"))
        desk = client.get(reverse("staff:home"))
        offered = client.get(page_of(glass))

        client.post(page_of(glass, "glass-review"), {"finding": "justified"})
        done = client.get(reverse("staff:glass-reviews"), {"state": "reviewed"})
        shown = client.get(page_of(glass))

    assert page_of(glass) in awaiting.text
    assert "Review emergency access by Serge Ant" in desk.text
    assert page_of(glass, "glass-review") in offered.text
    assert "It was needed" in done.text
    assert "Gwen Ance" in shown.text


def test_one_that_is_overdue_is_said_in_red(client, case, sergeant, governance):
    broken(sergeant, case)
    with later(days=10):
        page = signed_in(client, governance).get(reverse("staff:glass-reviews"))

    assert "Overdue" in page.text


def test_whoever_has_one_open_sees_it_on_their_desk(as_sergeant, sergeant, case):
    broken(sergeant, case)

    assert (
        "is open to you in an emergency" in as_sergeant.get(reverse("staff:home")).text
    )


def test_one_says_oneself_that_one_knows_somebody(client, officer, case):
    signed_in(client, officer)

    answers = [
        client.post(
            reverse("staff:conflict-declare"), {"reference": number, "kind": "named"}
        )
        for number in (case.public_id, uuid.uuid4())
    ]

    assert {answer["Location"] for answer in answers} == {reverse("staff:home")}
    assert not Case.objects.visible_to(actor_of(officer)).exists()


def test_reviewers_see_conflicts_but_their_own_and_lift_them(
    client, case, sergeant, governance
):
    for person in (sergeant, governance):
        record_conflict(by=SET_UP, record=case, person_id=person.pk, kind="friend")
    signed_in(client, governance)
    conflict = Conflict.objects.get(person=sergeant)

    page = client.get(reverse("staff:conflicts"))
    for _ in range(2):
        answer = client.post(
            reverse("staff:conflict-lift", args=[conflict.pk]), follow=True
        )

    assert "Serge Ant" in page.text
    assert page.text.count("Friend or neighbour") == 1
    assert "It is lifted already" in answer.text
    assert "No conflicts" in answer.text
