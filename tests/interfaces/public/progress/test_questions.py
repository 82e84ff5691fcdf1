"""A resident asks about what was promised, and follows it without an account."""

import re
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fourfold.interfaces.components.limits import Limit
from fourfold.interfaces.public.progress import asking
from fourfold.partnership.enquiries import services
from fourfold.partnership.enquiries.models import Asker, Enquiry
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.rendering import words_of
from tests.enquiries import WORDS, ask, make_enquiry, make_shown
from tests.people import actor_of
from tests.strategies import make_pledge

from .reading import has, text_at

CODE = re.compile(r"\b(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}\b")
TOKEN = re.compile(r'name="token" value="([0-9a-f]{32})"')
FOLLOW = "/progress/questions/follow/"


def form_of(row):
    kind = str(row._meta.model_name)
    return reverse("public:ask", args=[kind, row.public_id])


def typed(client, row, **said):
    token = TOKEN.search(client.get(form_of(row)).text)[1]
    return {"token": token, "text": WORDS, "name": "", "email": "", **said}


def test_anybody_asks_and_follows_without_account_or_cookie(db, lamps):
    stranger = Client(enforce_csrf_checks=True)

    sent = stranger.post(form_of(lamps), typed(stranger, lamps))
    code = CODE.search(sent.text)[0]
    followed = stranger.post(FOLLOW, {"code": code.lower()})

    assert (sent.status_code, followed.status_code) == (200, 200)
    assert "Waits to be read" in followed.text
    assert "Nobody has read it yet" in followed.text
    assert not stranger.cookies
    assert sent["Cache-Control"] == "no-store, private"
    assert Enquiry.objects.get().subject == lamps.public_id


def test_sending_twice_asks_once_and_shows_the_same_code(client, lamps):
    said = typed(client, lamps)

    codes = {CODE.search(client.post(form_of(lamps), said).text)[0] for _ in range(2)}

    assert len(codes) == Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "no address"}, "There is a problem"),
        ({"website": "https://buy.example"}, "A field that nobody sees"),
        ({"text": "x" * 1001}, "There is a problem"),
        ({"text": " "}, "Write what you want to know"),
    ],
)
def test_an_error_loses_nothing_that_was_typed(client, lamps, wrong, words):
    said = typed(client, lamps, name="Resi Dent") | wrong

    page = client.post(form_of(lamps), said)

    assert words in page.text
    kept = [each for name, each in said.items() if name != "website" and each.strip()]
    assert has(page.text, kept) == []
    assert not Enquiry.objects.exists()


def test_a_network_that_asks_too_often_loses_nothing(client, lamps, monkeypatch):
    monkeypatch.setattr(asking, "ASK_LIMIT", Limit(requests=1, seconds=3_600))
    client.post(form_of(lamps), typed(client, lamps))

    refused = client.post(form_of(lamps), typed(client, lamps, text="And why?"))

    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3_600
    assert "And why?" in refused.text
    assert Enquiry.objects.count() == 1


def test_codes_cannot_be_tried_without_end(client, db, monkeypatch):
    monkeypatch.setattr(asking, "FOLLOW_LIMIT", Limit(requests=1, seconds=3_600))
    wrong = {"code": "AAAA-AAAA-AAAA-AAAA"}

    first, second = client.post(FOLLOW, wrong), client.post(FOLLOW, wrong)

    assert "No question has this code" in first.text
    assert second.status_code == 429


def test_a_token_that_is_none_of_ours_is_replaced(client, lamps):
    said = typed(client, lamps, token="of another")

    for _ in range(2):
        client.post(form_of(lamps), said)

    assert Enquiry.objects.count() == 2


def test_address_is_proved_by_a_button_and_told_once(client, lamps, manager):
    sent = client.post(form_of(lamps), typed(client, lamps, email="re@example.org"))
    message = Message.objects.get(template="enquiry-address")
    words = words_of(message)
    where = urlsplit(re.search(r"http\S+", words.body)[0]).path

    # A program that looks into mail opens it.
    opened = client.get(where)
    assert Asker.objects.get().confirmed_at is None
    assert "We will tell you when" in client.post(where).text
    assert "was used, or is over" in client.post(where).text

    made = Enquiry.objects.get()
    services.show(by=actor_of(manager), enquiry_id=made.pk, take_out=[])
    services.answer(by=actor_of(manager), enquiry_id=made.pk, text="In May.")
    told = words_of(Message.objects.get(template="enquiry-decided")).body

    assert "We sent a link" in sent.text
    # The page does not hand its own address, which is secret, on to another.
    assert where not in opened.text
    assert has(told, [FOLLOW]) == []
    for body in (words.body, told):
        assert "behind your sign-in" not in body
        assert not CODE.search(body)
        assert WORDS not in body
    assert Asker.objects.get().email == ""


def test_everybody_sees_that_an_unread_question_is_late(client, lamps, settings):
    with time_machine.travel("2026-05-01T10:00Z", tick=False):
        ask(lamps, text="Why did Ann stop?")

    with time_machine.travel("2026-06-03T10:00Z", tick=False):
        shown = text_at(client, "/progress/questions/")
        on_thing = text_at(client, f"/progress/{lamps.public_id}/")

    for page in (shown, on_thing):
        assert has(page, ["A question that nobody has read yet", "1 day late"]) == []
        assert "Ann" not in page
    assert "1 question was asked; 1 of them is late." in shown


def test_refused_question_stays_with_its_reason_and_without_its_words(
    client, lamps, manager
):
    made = make_enquiry(lamps, text="Why did Ann stop?")
    services.refuse(by=actor_of(manager), enquiry_id=made.pk, reason="about-a-person")

    where = reverse("public:question", args=[made.public_id])
    for page in (text_at(client, "/progress/questions/"), text_at(client, where)):
        assert "would show who" in page
        assert "Ann" not in page


def test_question_answer_and_what_came_of_it_are_tied(
    client, lamps, manager, strategy, domain, council
):
    pledge = make_pledge(manager, strategy, domain, council)
    made = make_shown(manager, pledge)
    by = actor_of(manager)
    services.answer(by=by, enquiry_id=made.pk, text="In May.")
    services.note_deed(
        by=by,
        enquiry_id=made.pk,
        action_id=lamps.pk,
        did="We lit the school road",
        changed="Nobody was hurt there since",
    )
    pages = [
        reverse("public:question", args=[made.public_id]),
        reverse("public:pledge", args=[pledge.public_id]),
        reverse("public:action", args=[lamps.public_id]),
        reverse("public:you-said"),
    ]

    for where in pages:
        page = text_at(client, where)
        wanted = ["We lit the school road", "Nobody was hurt there since", "Mend lamps"]
        assert has(page, wanted) == []


def test_page_is_made_anew_when_a_question_is_answered(client, lamps, manager):
    made = make_shown(manager, lamps.recommendation)
    where = reverse("public:recommendation", args=[lamps.recommendation.public_id])
    before = client.get(where)

    services.answer(by=actor_of(manager), enquiry_id=made.pk, text="In May.")
    after = client.get(where, headers={"if-none-match": before["ETag"]})

    assert after.status_code == 200
    assert "Answered" in after.text


def test_what_is_nothing_to_ask_about_has_no_form(client, domain):
    assert client.get(form_of(domain)).status_code == 404


def test_what_nobody_has_read_has_no_page(client, lamps):
    unread = make_enquiry(lamps)

    where = reverse("public:question", args=[unread.public_id])

    assert client.get(where).status_code == 404
