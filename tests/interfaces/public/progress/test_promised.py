"""Each thing that was promised has its page; lists can be narrowed and taken away."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.public.progress.addresses import page as page_of
from fourfold.partnership.strategy import services
from tests.people import actor_of
from tests.strategies import (
    make_action,
    make_domain,
    make_milestone,
    make_objective,
    make_pledge,
    make_recommendation,
    make_strategy,
)

from .reading import has, text_at

LIST = "/progress/"


def test_a_strategy_leads_to_its_domains_objectives_and_versions(
    client, manager, strategy, domain, objective, lamps
):
    services.approve_version(
        by=actor_of(manager),
        strategy_id=strategy.pk,
        approved_on=timezone.localdate(),
        approved_by_body="Full council",
        vision="No violence",
        what_changed="A wider aim",
    )

    text = text_at(client, page_of(strategy))

    told = ("Safe places", "Fewer injuries", "Review overdue", "0% done", "1 late")
    assert (
        has(text, (*told, "Version 2", "It said: Less violence", "No violence")) == []
    )


def test_a_strategy_without_anything_says_so(client, strategy):
    text = text_at(client, page_of(strategy))

    assert "not written down here yet" in text


def test_a_domain_shows_who_chairs_it_and_all_that_is_in_it(
    client, manager, strategy, domain, lamps, council
):
    make_pledge(manager, strategy, domain, council)

    text = text_at(client, page_of(domain))

    told = ("Curtail, Stop", "Head of community safety", "Work with schools")
    assert has(text, (*told, "Reach 10,000 children", "Fewer injuries")) == []


def test_the_chair_of_a_domain_is_shown_with_the_agency(client, manager, council):
    chaired = make_domain(manager, chair_agency_id=council.pk)

    assert "Head of community safety, Marshgate Council" in text_at(
        client, page_of(chaired)
    )


def test_an_overdue_review_of_an_objective_is_public(client, objective, lamps):
    text = text_at(client, page_of(objective))

    assert "Its review is overdue. Was due" in text
    assert "Work with schools" in text


def test_a_recommendation_shows_its_actions_and_its_objective(client, lamps, walks):
    text = text_at(client, page_of(lamps.recommendation))
    assert has(text, ("Mend lamps", "0 of 1 done", "Fewer injuries", "Assembly")) == []

    without = text_at(client, page_of(walks.recommendation))
    assert "Fewer injuries" not in without


def test_a_pledge_of_a_number_shows_what_counts_and_what_does_not(
    client, manager, strategy, domain, council
):
    pledge = make_pledge(manager, strategy, domain, council)
    by, day = actor_of(manager), pledge.starts_on
    for amount in (1200, 800, 5):
        entry = services.record_entry(
            by=by, pledge_id=pledge.pk, amount=amount, dated_on=day, source="Return"
        )
    services.strike_entry(by=by, entry_id=entry.pk, reason="Counted twice")

    text = text_at(client, page_of(pledge))

    assert has(text, ("2,000 of 10,000 children: 20%", "Counted twice")) == []


def test_a_milestone_shows_what_the_agency_said(
    client, manager, strategy, domain, council
):
    milestone = make_milestone(manager, strategy, domain, council)
    services.publish_outcome(
        by=actor_of(manager),
        pledge_id=milestone.pk,
        result="partly",
        text="Half is open",
        source="Report",
        dated_on=milestone.starts_on,
    )

    assert "Met in part: Half is open" in text_at(client, page_of(milestone))


def test_a_partner_without_a_pledge_is_shown_so(client, walks, council):
    text = text_at(client, reverse("public:partners"))
    assert text.count("No pledge") == 2

    text = text_at(client, page_of(walks.lead_agency))
    assert has(text, ("This partner made no pledge.", "Walk home")) == []


def test_a_partner_has_what_it_leads_and_supports(
    client, manager, strategy, domain, council, lamps, walks
):
    make_pledge(manager, strategy, domain, council)

    text = text_at(client, page_of(council))

    assert has(text, ("Mend lamps", "Walk home", "Reach 10,000")) == []
    assert "1 late" in text_at(client, reverse("public:partners"))


def test_a_partner_that_left_is_shown_so(client, council):
    council.left_on = date(2026, 1, 31)
    council.save()

    text = text_at(client, page_of(council))

    assert "It left the partnership on 31 January 2026" in text


@time_machine.travel("2026-05-01T10:00Z", tick=False)
def test_the_calendar_has_what_is_due_in_a_year(client, manager, council, domain):
    strategy = make_strategy(manager, review_on=date(2027, 2, 1))
    recommendation = make_recommendation(manager, strategy, domain)
    make_action(manager, recommendation, council, title="Mend lamps", horizon="short")
    make_objective(manager, strategy, domain, council, review_on=date(2026, 4, 1))
    make_objective(manager, strategy, domain, council, review_on=date(2026, 6, 1))
    make_pledge(manager, strategy, domain, council)
    there = reverse("public:calendar")

    text = text_at(client, there)
    told = ("April 2026", "Review overdue", "September 2026", "Mend lamps")
    assert has(text, (*told, "A pledge ends", "Not started", "?year=2027")) == []
    assert "?year=2025" not in text

    later = text_at(client, there, year=2027)
    assert "A strategy is reviewed" in later
    assert "?year=2026" in later
    for odd in ("soon", "20262026", "٢٠٢٦", "0001", ""):
        assert "What is due in 2026" in text_at(client, there, year=odd)


def test_the_calendar_of_nothing_leads_nowhere(client, db):
    text = text_at(client, reverse("public:calendar"))

    assert "Nothing is due in this year." in text
    assert "?year=" not in text


@pytest.mark.parametrize("name", ["objective", "recommendation", "pledge", "partner"])
def test_what_is_not_there_is_not_found(client, strategy, name):
    where = reverse(f"public:{name}", args=[strategy.public_id])

    assert client.get(where).status_code == 404
    assert client.get("/progress/strategies/none/").status_code == 404
    assert client.get("/progress/domains/none/").status_code == 404


def test_pages_cost_few_queries(
    client,
    manager,
    strategy,
    domain,
    council,
    lamps,
    walks,
    django_assert_max_num_queries,
):
    pledge = make_pledge(manager, strategy, domain, council)
    for number in range(10):
        make_action(manager, lamps.recommendation, council, title=f"Lamp {number}")
        make_objective(manager, strategy, domain, council)
    rows = (strategy, domain, lamps, lamps.recommendation, pledge, council)
    lists = [LIST, reverse("public:partners"), reverse("public:calendar")]
    files = [reverse("public:progress-csv"), reverse("public:progress-json")]

    for where in [*lists, *files]:
        with django_assert_max_num_queries(8):
            client.get(where)
    # One more for what residents asked about it.
    for where in map(page_of, rows):
        with django_assert_max_num_queries(9):
            client.get(where)
