"""One page for councillors, and the same as a file."""

import csv
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.public.progress import scrutiny
from fourfold.partnership.strategy.services import move_due_date, set_status
from tests.enquiries import ask, make_shown
from tests.people import actor_of, make_agency
from tests.strategies import (
    make_action,
    make_milestone,
    make_objective,
    make_recommendation,
    make_strategy,
)

from .reading import has, text_at

PAGE, FILE = "/progress/scrutiny/", "/progress/scrutiny/scrutiny.csv"


def rows(client, **asked):
    answer = client.get(FILE, asked)
    assert answer.status_code == 200
    return list(csv.DictReader(answer.text.splitlines()))


def of(found, section):
    return [each for each in found if each["section"] == section]


@pytest.fixture
def history(manager, strategy, domain, council, recommendation, lamps, walks):
    """Lamps are late, walks were stopped, a pledge has no outcome, two ask."""
    by, today = actor_of(manager), timezone.localdate()
    move_due_date(
        by=by,
        action_id=lamps.pk,
        due_on=today - timedelta(days=3),
        reason="The firm went away",
    )
    set_status(
        by=by,
        action_id=walks.pk,
        status="stopped",
        reason="Nobody walked",
        body="The board",
    )
    make_milestone(
        manager,
        strategy,
        domain,
        council,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 2, 1),
    )
    make_shown(manager, lamps, text="Why is it dark?")
    with time_machine.travel(timezone.now() - timedelta(days=90), tick=False):
        ask(strategy, text="Ann did it")
    return today


def test_page_says_all_that_there_is_to_ask_about(client, history):
    page = text_at(client, PAGE)

    wanted = [
        "Marshgate Council: late",
        "3 days late",
        "The firm went away",
        "Programme manager, Marshgate Council",
        "Stopped. Decided by: The board",
        "Nobody walked",
        "nobody published what came of it",
        "Why is it dark?",
        "A question that nobody has read yet",
    ]
    assert has(page, wanted) == []
    assert "Ann" not in page


def test_file_has_the_same_rows_with_their_addresses(client, history, lamps):
    found = rows(client)

    assert [each["title"] for each in of(found, "late")] == ["Mend lamps"]
    assert len(of(found, "changed")) == 2
    assert [each["why"] for each in of(found, "stopped")] == ["Nobody walked"]
    assert len(of(found, "no outcome")) == 1
    asked = {each["title"]: each["what"] for each in of(found, "unanswered")}
    assert "days late" in asked["A question that nobody has read yet"]
    assert asked["Why is it dark?"].startswith("Waits for an answer")
    late = of(found, "late")[0]
    assert late["address"].endswith(reverse("public:action", args=[lamps.public_id]))


def test_changes_count_from_the_day_that_was_chosen(client, history):
    after = history + timedelta(days=1)

    def since(day):
        parts = {
            f"since_{name}": getattr(day, name) for name in ("day", "month", "year")
        }
        return of(rows(client, **parts), "changed")

    assert (len(since(history)), len(since(after))) == (2, 0)


def test_it_is_narrowed_to_an_agency_or_a_domain(client, history, council, domain):
    mine = rows(client, partner=str(council.public_id))
    none = rows(client, partner=str(make_agency("Other").public_id))
    safe = rows(client, domain=domain.slug)

    assert {each["agency"] for each in mine} == {"Marshgate Council"}
    assert len(of(mine, "unanswered")) == 1
    assert none == []
    assert {each["domain"] for each in safe} == {"Safe places"}


def test_a_wrong_choice_is_told_and_narrows_nothing(client, history):
    page = text_at(client, PAGE, domain="what", since_day="x", since_month="1")

    assert "Mend lamps" in page
    assert "must include a year" in page


def test_nothing_to_ask_about_is_said(client, db):
    page = text_at(client, PAGE)

    wanted = [
        "No action is late.",
        "No day and no status",
        "Every question is answered",
    ]
    assert has(page, wanted) == []


def test_a_late_action_without_a_word_says_so(client, manager, council, domain):
    old = make_strategy(manager, approved_on=date(2024, 1, 1))
    make_action(manager, make_recommendation(manager, old, domain), council)

    assert of(rows(client), "late")[0]["why"] == "Nobody has said anything yet."


def test_page_shows_so_many_changes_and_says_how_many_more(
    client, history, monkeypatch
):
    monkeypatch.setattr(scrutiny, "MOST", 1)

    assert "And 1 more, in the file." in text_at(client, PAGE)


def test_page_costs_as_many_queries_however_long_the_plan_is(
    client,
    history,
    manager,
    strategy,
    domain,
    council,
    lamps,
    django_assert_max_num_queries,
):
    for number in range(12):
        made = make_action(
            manager, lamps.recommendation, council, title=f"Lamp {number}"
        )
        make_objective(manager, strategy, domain, council)
        make_shown(manager, made)

    with django_assert_max_num_queries(15):
        client.get(PAGE)
