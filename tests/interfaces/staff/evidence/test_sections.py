"""A section is written, commented on, and never overwritten unseen."""

import pytest
from django.urls import reverse

from fourfold.partnership.assessments.models import Comment, SectionText
from tests.people import make_person, signed_in
from tests.preparations import make_preparation, say, write

from .rows import page_at


@pytest.fixture
def preparation(analyst):
    return make_preparation(analyst)


@pytest.fixture
def where(preparation):
    return reverse("staff:preparation-section", args=[preparation.public_id, "what"])


def act(name, preparation, comment):
    return reverse(f"staff:{name}", args=[preparation.public_id, comment.pk])


def test_text_is_written_and_its_versions_are_shown(sign_in, analyst, where):
    client = sign_in(analyst)
    assert "Nobody has commented" in client.get(where).text

    for number, text in enumerate(["First words.", "Other words."]):
        page = client.post(where, {"text": text, "based_on": number}, follow=True).text
        assert "The text is saved." in page

    assert "Other words." in page
    assert "Version 1, by Ana Lyst" in page
    page = client.post(where, {"text": text, "based_on": 2}, follow=True).text
    assert "It says so already." in page


def test_what_cannot_be_printed_is_asked_for_again(sign_in, analyst, where):
    client = sign_in(analyst)

    page = client.post(where, {"text": "a\x07b", "based_on": 0}).text
    assert "cannot be printed" in page

    client.post(where, {"text": "a\tb", "based_on": 0})
    assert SectionText.objects.get().text == "a b"


def test_who_is_overtaken_sees_both_texts_and_can_save_both(
    sign_in, analyst, council, preparation, where
):
    colleague = make_person("Col League", council, "analyst")
    write(colleague, preparation, "Theirs, which came first.")
    client = sign_in(analyst)

    page = client.post(where, {"text": "Mine, not lost.", "based_on": 0}).text

    assert "Theirs, which came first." in page
    assert "Mine, not lost." in page
    assert "Col League has changed this text" in page
    assert 'name="based_on" value="1"' in page
    client.post(where, {"text": "Both.", "based_on": 1})
    assert SectionText.objects.count() == 2


def test_taken_out_is_said_to_who_is_overtaken(sign_in, analyst, preparation, where):
    write(analyst, preparation, "Words.")
    write(analyst, preparation, "", based_on=1)

    page = sign_in(analyst).post(where, {"text": "Mine.", "based_on": 1}).text

    assert "the text was taken out" in page


def test_who_signs_off_reads_and_comments_and_does_not_write(
    client, analyst, board_member, preparation, where
):
    signed_in(client, board_member)
    assert "Nobody has written anything" in client.get(where).text
    write(analyst, preparation, "Words of it.")

    page = client.post(where, {"text": "Mine.", "based_on": 1}).text

    assert "Words of it." in page
    assert "Save the text" not in page
    assert SectionText.objects.count() == 1


def test_comment_is_made_answered_settled_and_opened(
    client, analyst, board_member, preparation, where
):
    signed_in(client, board_member)
    page = client.post(f"{where}comment/", {"comment-text": "Is it so?"}, follow=True)
    assert "Is it so?" in page.text
    assert "Open" in page.text
    comment = Comment.objects.get()

    signed_in(client, analyst)
    reply = act("comment-reply", preparation, comment)
    assert "Is it so?" in client.get(reply).text
    assert "It is." in client.post(reply, {"text": "It is."}, follow=True).text
    settle = act("comment-settle", preparation, comment)
    assert "Settled by Ana Lyst" in client.post(settle, follow=True).text
    assert "settled already" in client.post(settle, follow=True).text
    reopen = act("comment-reopen", preparation, comment)
    assert "Settled by" not in client.post(reopen, follow=True).text
    assert "open already" in client.post(reopen, follow=True).text


def test_comment_without_words_is_asked_for(sign_in, analyst, preparation, where):
    client = sign_in(analyst)

    assert (
        "up to 4,000 letters"
        in client.post(f"{where}comment/", {"comment-text": ""}, follow=True).text
    )
    reply = act("comment-reply", preparation, say(analyst, preparation))
    assert "Enter your comment" in client.post(reply, {"text": ""}).text


def test_comment_is_shown_as_it_was_typed(sign_in, analyst, preparation, where):
    say(analyst, preparation, "<b>bold</b>\n\n=1+1")

    page = sign_in(analyst).get(where).text

    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_page_of_many_comments_asks_no_more(
    sign_in, analyst, preparation, where, django_assert_max_num_queries
):
    for _ in range(12):
        say(analyst, preparation, "Yes.", about=say(analyst, preparation))

    client = sign_in(analyst)

    with django_assert_max_num_queries(14):
        client.get(where)


def test_what_is_not_there_is_not_found(sign_in, analyst, preparation):
    client = sign_in(analyst)
    nonsense = reverse(
        "staff:preparation-section", args=[preparation.public_id, "nonsense"]
    )

    assert client.get(nonsense).status_code == 404
    assert client.get(page_at("preparation", preparation)).status_code == 200
    reply = reverse("staff:comment-reply", args=[preparation.public_id, 99])
    assert client.get(reply).status_code == 404
