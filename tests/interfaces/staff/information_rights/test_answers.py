"""What is held is decided on, released by another, and handed over."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from tests.partnership.information_rights.asking import (
    awaiting_release,
    collected,
    prepared,
    receive,
    released,
    under_redaction,
)
from tests.partnership.information_rights.leaver import (
    LEFT,
    PERIODS,
    make_leaver,
    set_periods,
)
from tests.people import make_person, signed_in


@pytest.fixture
def colleague(council):
    return make_person("Colle Ague", council, "information-governance")


@pytest.fixture
def leaver(council, officer):
    set_periods(**PERIODS)
    with time_machine.travel(LEFT, tick=False):
        return make_leaver(council, officer)


@pytest.fixture
def handler(sign_in, governance):
    return sign_in(governance)


def at(name, request, query=""):
    return reverse(f"staff:{name}", args=[request.public_id]) + query


def answers(items, **changes):
    """What the page sends when it is saved as it stands, with changes to each."""
    data = {"item": [item.pk for item in items]}
    for item in items:
        values = {
            "decision": item.decision.replace("undecided", ""),
            "exemption": item.exemption,
            "shown": item.shown or item.value,
            **changes,
        }
        data |= {f"item-{item.pk}-{name}": value for name, value in values.items()}
    return data


def test_request_is_carried_from_proof_to_hand_over(
    handler, client, governance, colleague, leaver
):
    asked = collected(governance, person=leaver)
    handler.post(at("request-collect", asked))
    handler.post(at("request-begin", asked))
    items = list(asked.items.filter(decision="undecided"))
    handler.post(at("request-items", asked), answers(items, decision="disclose"))
    handler.post(at("request-submit", asked))
    early = handler.post(at("request-release", asked)).status_code
    handler.post(at("request-colleague", asked), {"person_id": colleague.pk})

    client.logout()
    signed_in(client, colleague)
    looked = client.get(at("request-release", asked)).text
    client.post(at("request-release", asked))
    copy = client.get(at("request-copy", asked))

    asked.refresh_from_db()
    assert early == 403
    assert "Release the answer" in looked
    assert asked.state == "released"
    assert copy["Content-Type"] == "application/zip"
    assert asked.reference in copy["Content-Disposition"]
    assert "no-store" in copy["Cache-Control"]
    assert Entry.objects.filter(action="information_rights.copy_taken").count() == 1


def test_copy_can_be_read_by_people_and_programs(
    handler, governance, colleague, leaver, officer
):
    asked = released(governance, colleague, person=leaver)

    archive = ZipFile(BytesIO(handler.get(at("request-copy", asked)).content))
    page = archive.read(f"{asked.reference}.html").decode()
    data = json.loads(archive.read(f"{asked.reference}.json"))

    for words in (
        "What is held about you",
        leaver.email,
        "Marshgate Council",
        "Information Commissioner",
        "for 6 years",
    ):
        assert words in page
    for text in (page, json.dumps(data, ensure_ascii=False)):
        assert officer.name not in text
        assert governance.name not in text
    assert data["reference"] == asked.reference


def test_there_is_no_copy_before_release(handler, governance, colleague):
    asked = awaiting_release(governance, colleague)

    assert handler.get(at("request-copy", asked)).status_code == 404


def test_copy_and_release_want_a_fresh_proof(sign_in, governance, colleague):
    asked = released(governance, colleague)
    long_ago = timezone.now() - timedelta(minutes=6)
    client = sign_in(governance, confirmed_at=long_ago)

    for name in ("request-copy", "request-release", "request-refuse"):
        answer = client.get(at(name, asked))
        assert reverse("account_reauthenticate") in answer["Location"]


def test_preparer_is_shown_that_another_must_release(handler, governance, colleague):
    waiting = awaiting_release(governance, colleague)
    done = released(governance, colleague)

    assert (
        "somebody else must release it"
        in handler.get(at("request-release", waiting)).text
    )
    assert "does not await release" in handler.get(at("request-release", done)).text


def test_answer_is_sent_back(handler, governance, colleague):
    asked = awaiting_release(governance, colleague)

    handler.post(at("request-back", asked))

    asked.refresh_from_db()
    assert asked.state == "redaction"


def test_queue_has_pages_and_filters_and_few_queries(
    handler, governance, leaver, django_assert_max_num_queries
):
    asked = under_redaction(governance, person=leaver)

    with django_assert_max_num_queries(26):
        every = handler.get(at("request-items", asked, "?show=all")).text
    undecided = handler.get(at("request-items", asked)).text
    proposed = handler.get(at("request-items", asked, "?show=proposed")).text
    decided = handler.get(at("request-items", asked, "?show=decided")).text

    assert "Page 1 of" in every
    assert "Extra data" in undecided or "extra data" in undecided
    assert "About somebody else" in proposed or "Page 1 of" in proposed
    assert "Nothing to show" in decided
    assert Entry.objects.filter(action="audit.record_read").count() == 4


def test_decisions_are_saved_page_by_page_and_the_filter_stays(
    handler, governance, leaver
):
    asked = under_redaction(governance, person=leaver)
    items = list(asked.items.exclude(decision="undecided")[:10])

    answer = handler.post(at("request-items", asked, "?show=proposed"), answers(items))

    assert answer["Location"].endswith("?show=proposed")
    assert asked.items.filter(decided_by=governance).count() == 10


def test_what_is_wrong_is_said_at_its_item_and_nothing_is_saved(
    handler, governance, leaver
):
    asked = under_redaction(governance, person=leaver)
    items = list(asked.items.exclude(decision="redact")[:3])
    here = at("request-items", asked)

    empty = handler.post(here, answers(items, decision=""))
    without_reason = handler.post(here, answers(items, decision="withhold"))
    not_blacked = handler.post(
        here, answers(items, decision="redact", exemption="crime", shown="my own words")
    )

    assert "Decide whether to give it" in empty.text
    assert "Say why it, or a part of it, is left out" in without_reason.text
    assert "Only black out" in not_blacked.text
    assert "my own words" in not_blacked.text
    assert not asked.items.exclude(decided_by=None).exists()


def test_lines_that_a_browser_ends_in_its_way_are_the_same_text(
    handler, governance, leaver
):
    asked = under_redaction(governance, person=leaver)
    item = asked.items.filter(decision="undecided").first()
    item.value = "one\ntwo\nthree"
    item.save()

    handler.post(
        at("request-items", asked),
        answers(
            [item], decision="redact", exemption="crime", shown="one\r\n█\r\nthree"
        ),
    )

    item.refresh_from_db()
    assert item.shown == "one\n█\nthree"


@pytest.mark.parametrize("keys", [[], ["x"], ["٣"], ["9" * 40], ["0"]])
def test_items_that_are_none_change_nothing(handler, governance, leaver, keys):
    asked = under_redaction(governance, person=leaver)

    answer = handler.post(at("request-items", asked), {"item": keys})

    assert answer.status_code == 200
    assert not asked.items.exclude(decided_by=None).exists()


def test_items_of_another_request_are_out_of_reach(handler, governance, leaver):
    other = under_redaction(governance, person=leaver)
    asked = under_redaction(governance)
    item = other.items.first()

    handler.post(at("request-items", asked), answers([item], decision="disclose"))

    item.refresh_from_db()
    assert item.decided_by is None


def test_decisions_come_at_their_time(handler, governance, leaver):
    early = collected(governance, person=leaver)
    items = list(early.items.all()[:2])

    page = handler.post(at("request-items", early), answers(items, decision="disclose"))

    assert "not the time to decide" in page.text
    assert "Save these decisions" not in page.text


def test_looking_through_shows_what_was_blacked_out(
    handler, governance, colleague, leaver
):
    asked = awaiting_release(governance, colleague, person=leaver)

    page = handler.get(at("request-items", asked, "?show=all")).text

    assert "Save these decisions" not in page
    assert "Give it" in page


def test_values_are_shown_as_text(handler, governance, leaver):
    asked = prepared(governance, leaver)
    item = asked.items.first()
    item.value = "<script>alert(1)</script>"
    item.save()

    page = handler.get(at("request-items", asked, "?show=all")).text

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_nobody_else_finds_any_of_it(client, governance, colleague):
    asked = receive(governance)
    signed_in(client, colleague)

    for name in ("request", "request-items", "request-release", "request-copy"):
        assert client.get(at(name, asked)).status_code == 404
    for name in ("request-collect", "request-submit", "request-back"):
        assert client.post(at(name, asked)).status_code == 404
