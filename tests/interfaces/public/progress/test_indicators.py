"""What the numbers say of an objective, and where each is from."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from fourfold.interfaces.public.progress.addresses import page as page_of
from fourfold.partnership.assessments.services import withdraw
from fourfold.partnership.strategy import services
from tests.people import actor_of
from tests.site_editions import BOROUGH, FIRST, LAST
from tests.strategies import make_indicator, number_of

from .reading import has, text_at

FIGURE = f"violence.rate.{BOROUGH}.{FIRST}..{LAST}"
FOLLOWS = {
    "title": "Violence on record",
    "source": "published",
    "measure": "violence",
    "kind": "rate",
    "area_code": BOROUGH,
    "unit": "",
    "baseline_value": Decimal(90),
    "baseline_lower": Decimal(85),
    "baseline_upper": Decimal(95),
    "baseline_first": date(2022, 7, 1),
    "baseline_last": date(2023, 6, 30),
}


@pytest.fixture
def brought(manager, objective, council):
    return make_indicator(manager, objective, council)


@pytest.fixture
def followed(shown, manager, objective, council):
    return make_indicator(manager, objective, council, **FOLLOWS)


def bring(manager, indicator, value, **said):
    return services.record_number(
        by=actor_of(manager), indicator_id=indicator.pk, **number_of(value, **said)
    )


def test_what_is_not_published_is_not_nought(client, objective, brought):
    told = ("Data not yet published", "That is not nought", "Target: 60 or lower")

    assert has(text_at(client, page_of(objective)), told) == []


def test_objective_shows_the_number_its_interval_and_why(
    client, manager, objective, brought
):
    bring(manager, brought, 70)

    text = text_at(client, page_of(objective))

    told = (
        *("Moving towards the target beyond chance", "by more than chance alone does"),
        *("70 people, April 2025 to March 2026 (95% interval 67 to 73)",),
        *("Baseline: 80 people, January 2025 to December 2025",),
        "Return of the hospital",
    )
    assert has(text, told) == []


def test_a_quarter_is_not_set_beside_a_year(client, manager, objective, brought):
    bring(manager, brought, 20, first=date(2026, 1, 1))

    told = ("Cannot be compared", "of a longer or shorter time than the baseline")
    assert has(text_at(client, page_of(objective)), told) == []


def test_page_of_a_followed_figure_leads_to_its_working(client, followed):
    text = text_at(client, page_of(followed))

    told = (
        *("72 offences per 1,000 residents in Little Fold", "no month stands out"),
        *("No change beyond chance", "but no month stands out on the control chart"),
        *("It would be at", "the newest number is", "Shared: the partnership"),
        reverse("public:figure", args=[FIGURE]),
    )
    assert has(text, told) == []


def test_a_withdrawn_edition_takes_its_number_with_it(
    client, objective, followed, shown, board_member
):
    assert "72 offences" in text_at(client, page_of(objective))

    withdraw(by=actor_of(board_member), edition_id=shown.pk, reason="wrong-figure")

    assert "Data not yet published" in text_at(client, page_of(objective))


def test_changes_of_a_target_stay_to_be_seen(client, manager, brought, council):
    same = {
        name: getattr(brought, name)
        for name in (
            *("title", "text", "attribution", "baseline_value", "baseline_lower"),
            *("baseline_upper", "baseline_first", "baseline_last", "target_on"),
        )
    }
    services.edit_indicator(
        by=actor_of(manager),
        indicator_id=brought.pk,
        agency_id=council.pk,
        reason="Out of reach",
        **same,
        target_value=Decimal(65),
    )

    text = text_at(client, page_of(brought))

    assert has(text, ("The target: 65", "Before: 60", "Why: Out of reach")) == []


def test_a_baseline_that_is_missing_is_said(client, manager, objective, council):
    names = ("value", "lower", "upper", "first", "last")
    without = make_indicator(
        manager, objective, council, **{f"baseline_{name}": None for name in names}
    )
    bring(manager, without, 70)

    text = text_at(client, page_of(without))

    told = ("No baseline yet", "There is no baseline to draw it from", "None yet")
    assert has(text, told) == []


def test_all_are_listed_by_domain_and_can_be_narrowed(client, domain, brought):
    there = reverse("public:indicators")

    assert has(text_at(client, there), (brought.title, "Safe places")) == []
    narrowed = text_at(client, f"{there}?domain={domain.slug}")
    assert has(narrowed, (brought.title, "every domain")) == []
    assert "No indicator yet" in text_at(client, f"{there}?domain=none")


def test_pages_cost_few_queries(
    client, objective, followed, django_assert_max_num_queries
):
    for address in (
        *(page_of(objective), page_of(followed)),
        reverse("public:indicators"),
    ):
        # Made anew; who asks again gets the page that was made, for three. One is for
        # what residents asked about an objective, one for programmes that serve it.
        with django_assert_max_num_queries(10):
            client.get(address)
