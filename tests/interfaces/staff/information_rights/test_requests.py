"""A request is noted, clocked, and handed to a colleague, all by its pages."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.information_rights.models import SubjectAccessRequest
from fourfold.partnership.information_rights.services import refuse
from tests.partnership.information_rights.asking import (
    awaiting_release,
    collected,
    receive,
    released,
    under_redaction,
)
from tests.people import actor_of, make_person, signed_in


@pytest.fixture
def colleague(council):
    return make_person("Colle Ague", council, "information-governance")


@pytest.fixture
def handler(sign_in, governance):
    return sign_in(governance)


def at(name, request):
    return reverse(f"staff:{name}", args=[request.public_id])


def only():
    return SubjectAccessRequest.objects.unscoped().get()


def as_day(name, day):
    parts = ("day", "month", "year")
    return {f"{name}_{part}": getattr(day, part) for part in parts}


TYPED = {
    "subject_name": "Una Known",
    "subject_contact": "by post",
    "subject_email": "una@example.org",
}


def test_request_is_noted(handler, officer):
    data = TYPED | as_day("received_on", timezone.localdate())

    answer = handler.post(
        reverse("staff:request-new"), data | {"account": officer.email.upper()}
    )

    assert answer["Location"] == at("request", only())
    assert (only().subject_name, only().person) == ("Una Known", officer)


def test_request_from_an_unknown_account_or_by_its_own_handler_is_not_noted(
    handler, governance
):
    data = TYPED | as_day("received_on", timezone.localdate())
    new = reverse("staff:request-new")

    unknown = handler.post(new, data | {"account": "nobody@example.org"})
    own = handler.post(new, data | {"account": governance.email})

    assert "Nobody works or worked here with this address" in unknown.text
    assert "Somebody else must take in" in own.text
    assert not SubjectAccessRequest.objects.unscoped().exists()


def test_page_of_a_request_says_what_is_next_and_is_noted_as_read(
    handler, governance, officer
):
    asked = receive(governance, person=officer)

    page = handler.get(at("request", asked))

    for words in (asked.reference, officer.name, "See who they are", "days left"):
        assert words in page.text
    entry = Entry.objects.get(action="audit.record_read")
    assert (entry.target, entry.purpose) == (str(asked.public_id), "rights")


def test_list_has_clocks_and_filters_and_few_queries(
    handler, governance, colleague, django_assert_max_num_queries
):
    with time_machine.travel("2026-01-05T10:00Z", tick=False):
        late = receive(governance, subject_name="Lat Eness")
    asked = [receive(governance, subject_name=f"Una {n}") for n in range(12)]
    closed = receive(governance, subject_name="Clo Sed")
    refuse(by=actor_of(governance), request_id=closed.pk, reason="withdrawn")
    unseen = receive(colleague, subject_name="Un Seen")
    here = reverse("staff:requests")

    with django_assert_max_num_queries(18):
        page = handler.get(here).text
    by_name = handler.get(here, {"text": "una 3"}).text
    refused = handler.get(here, {"state": "refused"}).text
    every = handler.get(here, {"state": "all"}).text
    nothing = handler.get(here, {"text": "nobody like that"}).text

    assert late.reference in page
    assert "Late" in page
    assert closed.reference not in page
    assert unseen.reference not in every
    assert asked[3].reference in by_name
    assert asked[4].reference not in by_name
    assert closed.reference in refused
    assert closed.reference in every
    assert "No request fits" in nothing


def test_empty_list_says_what_to_do(handler):
    assert "When somebody asks" in handler.get(reverse("staff:requests")).text


def test_clock_stands_and_runs_again(handler, governance):
    asked = receive(governance)

    handler.post(at("request-ask", asked))
    standing = handler.get(at("request", asked)).text
    listed = handler.get(reverse("staff:requests")).text
    again = handler.post(at("request-ask", asked), follow=True).text
    data = {"proof": "document"} | as_day("on", timezone.localdate())
    handler.post(at("request-identity", asked), data)

    assert "Clock stands" in standing
    assert "Clock stands" in listed
    assert "asked who they are already" in again
    assert only().state == "identified"
    assert "Showed a document" in handler.get(at("request", asked)).text


def test_time_is_extended(handler, governance):
    asked = receive(governance)

    handler.post(at("request-extend", asked), {"reason": "complex"})

    page = handler.get(at("request", asked)).text
    assert "The request is complex" in page
    assert "Take two more months" not in page


def test_colleague_is_let_in(handler, governance, colleague, client):
    asked = receive(governance)

    page = handler.get(at("request-colleague", asked)).text
    handler.post(at("request-colleague", asked), {"person_id": colleague.pk})

    assert "Colle Ague" in page
    assert "Gwen Ance</label>" not in page
    seen = SubjectAccessRequest.objects.visible_to(actor_of(colleague))
    assert seen.get() == asked


def test_page_says_where_there_is_no_colleague(handler, governance):
    asked = receive(governance)

    page = handler.get(at("request-colleague", asked)).text

    assert "Nobody else in your agency answers requests" in page


def test_request_is_closed_without_a_copy(handler, governance):
    asked = receive(governance)

    handler.post(at("request-refuse", asked), {"reason": "excessive"})

    page = handler.get(at("request", asked)).text
    assert "Manifestly excessive" in page
    assert "What to do" not in page


def test_who_asks_does_not_see_what_others_do_about_it(sign_in, governance, colleague):
    asked = receive(governance)
    SubjectAccessRequest.objects.unscoped().update(person=governance)

    client = sign_in(governance)

    assert client.get(at("request", asked)).status_code == 404
    assert client.get(at("request-extend", asked)).status_code == 404


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda a, b: collected(a), "All is found: decide what to give"),
        (lambda a, b: under_redaction(a), "Ask a colleague to release it"),
        (awaiting_release, "a colleague must release it"),
        (released, "Take a copy"),
    ],
)
def test_each_step_has_its_act(handler, governance, colleague, make, words):
    asked = make(governance, colleague)

    assert words in handler.get(at("request", asked)).text


def test_open_requests_stand_on_the_desk_of_whoever_is_let_in(
    handler, governance, colleague, client
):
    asked = receive(governance)
    standing = receive(governance)
    handler.post(at("request-ask", standing))

    own = handler.get(reverse("staff:home")).text
    client.logout()
    other = signed_in(client, colleague).get(reverse("staff:home")).text

    assert f"Answer request {asked.reference}" in own
    assert standing.reference in own
    assert asked.reference not in other
