"""Questions of residents are read, decided on and answered on pages for staff."""

import pytest
import time_machine
from django.urls import reverse

from fourfold.partnership.enquiries.cutting import MARK
from fourfold.partnership.enquiries.models import Enquiry
from fourfold.partnership.reminders.models import Preference
from tests.enquiries import WORDS, make_enquiry, make_shown
from tests.people import make_person, signed_in

LIST = "/staff/strategy/questions/"


def at(name, made):
    return reverse(f"staff:strategy-question{name}", args=[made.public_id])


def test_question_goes_from_the_desk_to_its_answer(as_manager, action, police):
    made = make_enquiry(action, text="Why did Ann stop?", name="Resi Dent")
    assert "1 question waits for an answer" in as_manager.get("/staff/").text
    page = as_manager.get(at("", made)).text
    assert "Asked by Resi Dent" in page
    assert "Do not show it" in page

    shown = as_manager.post(at("-show", made), {"take_out": "Ann"}, follow=True)
    given = as_manager.post(
        at("-give", made), {"agency": str(police.public_id)}, follow=True
    )
    cut = as_manager.post(at("-cut", made), {"take_out": "stop"}, follow=True)
    answered = as_manager.post(at("-answer", made), {"text": "In May."}, follow=True)
    told = as_manager.post(
        at("-deed", made),
        {"did": "We met", "action": str(action.public_id), "changed": ""},
        follow=True,
    )

    assert f"Why did {MARK} stop?" in shown.text
    assert "Given to an agency to answer: Invented Constabulary" in given.text
    assert f"Why did {MARK} {MARK}?" in cut.text
    assert "In May." in answered.text
    assert "Nobody can say yet what changed" in told.text


def test_what_was_typed_wrong_stays_on_the_page(as_manager, action):
    made = make_enquiry(action)

    page = as_manager.post(at("-show", made), {"take_out": "Bob"})

    assert "Copy each passage" in page.text
    assert ">\nBob</textarea>" in page.text
    assert WORDS in page.text


def test_refusal_is_chosen_from_a_list(as_manager, action):
    made = make_enquiry(action)

    as_manager.post(at("-refuse", made), {"reason": "advertising"})

    assert Enquiry.objects.get().reason == "advertising"
    assert "Not shown: It is advertising" in as_manager.get(at("", made)).text


def test_owner_answers_its_own_and_sees_not_who_asked(client, council, manager, action):
    officer = make_person("Of Ficer", council, "asb-officer")
    made = make_shown(manager, action, name="Resi Dent")
    signed_in(client, officer)

    page = client.get(at("", made)).text
    assert "Resi Dent" not in page
    assert "Let another agency answer" not in page
    client.post(at("-answer", made), {"text": "In May."})

    assert Enquiry.objects.get().is_answered
    assert "waits for an answer" not in client.get("/staff/").text


def test_agency_does_not_answer_for_another(client, sergeant, manager, action):
    made = make_shown(manager, action)
    signed_in(client, sergeant)

    assert client.get(at("-answer", made)).status_code == 403
    assert "wait for an answer" not in client.get("/staff/").text


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 3),
        ({"status": "late"}, 1),
        ({"status": "unread"}, 1),
        ({"status": "open"}, 2),
        ({"status": "settled"}, 0),
        ({"whose": "own"}, 0),
        ({"status": "what"}, 3),
    ],
)
def test_list_is_narrowed(as_manager, manager, action, recommendation, asked, count):
    with time_machine.travel("2026-03-20T10:00Z", tick=False):
        make_shown(manager, recommendation)
    with time_machine.travel("2026-11-01T10:00Z", tick=False):
        make_shown(manager, recommendation)
        make_enquiry(recommendation)

    with time_machine.travel("2026-11-02T10:00Z", tick=False):
        page = as_manager.get(LIST, asked)

    assert page.text.count("Asked on ") == count


def test_somebody_chooses_how_often_they_are_reminded(as_manager, manager):
    where = reverse("staff:strategy-reminders")
    assert 'value="each" ' in as_manager.get(where).text

    as_manager.post(where, {"frequency": "monthly"})

    assert Preference.objects.get(person=manager).frequency == "monthly"
