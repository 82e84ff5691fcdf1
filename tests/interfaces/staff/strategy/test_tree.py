"""Strategies, domains, objectives and recommendations are written down on pages."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.strategy.models import (
    Action,
    Domain,
    Objective,
    Recommendation,
    Strategy,
)
from tests.strategies import make_action, make_objective

from .conftest import at, day_of

TODAY = timezone.localdate
REASON = {"reason": "It reads better"}


def seen(client, address):
    """What a form of a change was made with."""
    return {"seen": client.get(address).context["form"]["seen"].value()}


def typed_strategy():
    return {
        "title": "Safer together",
        "aliases": "The plan",
        "vision": "Less violence",
        "approved_by_body": "Cabinet",
        "link": "",
        **day_of("approved_on", date(2026, 3, 12)),
        **day_of("starts_on", date(2026, 1, 1)),
        **day_of("ends_on", date(2029, 12, 31)),
        **day_of("review_on", date(2027, 3, 12)),
    }


def test_a_strategy_is_written_down_and_shown(as_manager):
    page = as_manager.post(at("strategy-add"), typed_strategy(), follow=True)

    assert "The strategy is written down." in page.text
    assert "Nothing is in it yet" in page.text
    assert "Safer together" in as_manager.get(at("strategies")).text


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(as_manager):
    wrong = typed_strategy() | {"title": "", "approved_on_month": "14"}

    page = as_manager.post(at("strategy-add"), wrong)

    assert "There is a problem" in page.text
    assert 'href="#id_title"' in page.text
    assert "Day it was approved must be a real date" in page.text
    assert "Less violence" in page.text
    assert not Strategy.objects.exists()


def test_what_a_service_refuses_is_said_in_its_words(as_manager):
    backwards = typed_strategy() | day_of("ends_on", date(2025, 1, 1))

    page = as_manager.post(at("strategy-add"), backwards)

    assert "The last day must not be before the first." in page.text


def test_the_tree_shows_what_each_domain_has(
    as_manager, manager, strategy, domain, action, council
):
    review_on = TODAY() - timedelta(days=3)
    make_objective(manager, strategy, domain, council, review_on=review_on)
    Domain.objects.create(number=900, slug="empty", title="Nothing in it")

    page = as_manager.get(at("strategy", strategy))

    for words in ("Safe places", "Fewer injuries", "Review overdue", "1 late", "0 of"):
        assert words in page.text
    assert "Nothing in it" not in page.text


def test_the_tree_of_a_large_plan_costs_few_queries(
    as_manager,
    manager,
    strategy,
    domain,
    recommendation,
    council,
    django_assert_max_num_queries,
):
    for number in range(30):
        make_objective(manager, strategy, domain, council, text=f"Objective {number}")
        make_action(manager, recommendation, council)

    # Once before: the first page of a session also writes when it was last used.
    as_manager.get(at("strategies"))
    with django_assert_max_num_queries(12):
        as_manager.get(at("strategy", strategy))


def test_a_strategy_is_changed_with_a_reason(as_manager, strategy):
    there = at("strategy-change", strategy)
    typed = typed_strategy() | {"title": "Safer still"}

    without = as_manager.post(there, typed | seen(as_manager, there))
    assert "Enter why it is changed" in without.text

    page = as_manager.post(there, typed | REASON | seen(as_manager, there), follow=True)
    assert "Safer still" in page.text
    assert "Why: It reads better" in page.text


def test_who_has_not_seen_the_last_change_does_not_undo_it(as_manager, strategy):
    there = at("strategy-change", strategy)
    early = seen(as_manager, there)
    typed = typed_strategy() | REASON
    as_manager.post(there, typed | early | {"title": "First"})

    page = as_manager.post(there, typed | early | {"title": "Second"})
    assert "Somebody else changed this while you wrote." in page.text
    assert 'value="Second"' in page.text
    assert Strategy.objects.get().title == "First"

    newer = {"seen": page.context["form"]["seen"].value()}
    as_manager.post(there, typed | newer | {"title": "Second"})
    assert Strategy.objects.get().title == "Second"


def test_a_version_is_written_down(as_manager, strategy):
    typed = {
        "approved_by_body": "Full council",
        "vision": "No violence",
        "what_changed": "A wider aim",
        "link": "https://marshgate.example/plan",
        **day_of("approved_on", TODAY()),
    }

    page = as_manager.post(at("strategy-version", strategy), typed, follow=True)

    assert "No violence" in page.text
    assert "Decided by: Full council" in page.text


def test_domains_are_added_and_changed(as_manager, council):
    assert (
        "No domain is written down yet." in as_manager.get(at("strategy-domains")).text
    )
    typed = {
        "number": "1",
        "title": "Safe places",
        "aliases": "Streets",
        "working_group": "Group",
        "chair_post": "Head",
        "chair_agency": council.public_id,
    }
    as_manager.post(at("strategy-domain-add"), typed)
    found = Domain.objects.get()
    there = at("strategy-domain-change", found)

    no_chair = typed | {"number": "2", "chair_agency": ""} | REASON
    as_manager.post(there, no_chair | seen(as_manager, there))

    found.refresh_from_db()
    assert (found.number, found.chair_agency) == (2, None)
    assert "Also called Streets" in as_manager.get(at("strategy-domains")).text


def test_who_keeps_actions_sees_domains_and_cannot_change_them(
    client, sign_in, officer, domain
):
    sign_in(officer)

    page = client.get(at("strategy-domains"))

    assert "Safe places" in page.text
    assert at("strategy-domain-change", domain) not in page.text


def test_objectives_are_added_changed_and_reviewed(
    as_manager, strategy, domain, council
):
    typed = {
        "domain": domain.public_id,
        "text": "Fewer injuries",
        "owner_agency": council.public_id,
        **day_of("review_on", date(2027, 1, 1)),
    }
    as_manager.post(at("strategy-objective-add", strategy), typed)
    found = Objective.objects.get()

    there = at("strategy-objective-change", found)
    changed = typed | {"text": "No injuries"} | REASON
    as_manager.post(there, changed | seen(as_manager, there))
    review = {
        "finding": "Half way",
        **day_of("reviewed_on", TODAY()),
        **day_of("next_on", date(2028, 1, 1)),
    }
    page = as_manager.post(at("strategy-objective-review", found), review, follow=True)

    for words in ("No injuries", "Why: Half way", "1 January 2028"):
        assert words in page.text


def test_recommendations_are_added_and_changed(
    as_manager, manager, strategy, domain, council
):
    objective = make_objective(manager, strategy, domain, council)
    typed = {
        "number": "7",
        "title": "Mend the lamps",
        "text": "All",
        "made_by": "Assembly",
        "domain": domain.public_id,
        "objective": objective.public_id,
    }
    page = as_manager.post(
        at("strategy-recommendation-add", strategy), typed, follow=True
    )
    assert "No action answers it yet." in page.text
    found = Recommendation.objects.get()

    there = at("strategy-recommendation-change", found)
    changed = typed | {"title": "Mend lamps", "objective": ""} | REASON
    page = as_manager.post(there, changed | seen(as_manager, there), follow=True)

    assert "The objective it serves" in page.text
    assert "Before: Fewer injuries with knives" in page.text
    assert found.number == 7


def test_the_next_number_is_offered(as_manager, strategy, recommendation):
    page = as_manager.get(at("strategy-recommendation-add", strategy))

    assert page.context["form"]["number"].value() == recommendation.number + 1


def test_an_action_is_promised_and_its_day_worked_out(
    as_manager, recommendation, council, police
):
    typed = {
        "title": "Mend lamps",
        "text": "",
        "lead_agency": council.public_id,
        "supporting": [police.public_id],
        "owner_post": "Head of lamps",
        "weight": "0.25",
        "version": "1",
        "horizon": "long",
    }
    page = as_manager.post(
        at("strategy-action-add", recommendation), typed, follow=True
    )

    found = Action.objects.get()
    assert "24 months from" in page.text
    assert "0.25 of 1" in page.text
    assert [each.agency for each in found.supports.all()] == [police]


@pytest.mark.parametrize("weight", ["0", "1.5"])
def test_a_weight_is_a_part_of_one(as_manager, recommendation, weight):
    page = as_manager.post(
        at("strategy-action-add", recommendation), {"weight": weight}
    )

    assert page.context["form"].errors["weight"]


def test_weights_are_changed_together(as_manager, recommendation, action):
    where = at("strategy-weights", recommendation)
    name = f"weight-{action.pk}"

    page = as_manager.post(where, {name: "0.9", "reason": "Agreed"})
    assert "The weights add up to 0.9, and must add up to 1." in page.text
    page = as_manager.post(where, {name: "0", "reason": "Agreed"})
    assert "must be more than 0" in page.text
    page = as_manager.post(where, {name: "1", "reason": "Agreed"}, follow=True)

    assert "The weights are changed." in page.text
    assert "out of 1." in page.text


def test_weights_that_do_not_count_are_said_not_to(
    as_manager, client, manager, recommendation, action, council
):
    make_action(manager, recommendation, council, weight=Decimal("0.5"))

    page = client.get(reverse("public:recommendation", args=[recommendation.public_id]))

    assert "1 of 2 actions have a weight, 0.5 in all" in page.text
    assert "so no weight counts." in page.text
