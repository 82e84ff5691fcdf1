"""Indicators and their numbers are written down on pages."""

from datetime import date

import pytest

from fourfold.partnership.strategy.models import Indicator, IndicatorEntry
from tests.people import signed_in
from tests.site_editions import BOROUGH, make_areas
from tests.strategies import make_indicator, make_objective

from .conftest import at, day_of

NUMBER = {
    "value": "70",
    "lower": "67",
    "upper": "73",
    "source": "Survey",
    **day_of("first", date(2026, 1, 1)),
    **day_of("last", date(2026, 3, 31)),
}


def typed(council, **changed):
    return {
        "title": "People hurt with a blade",
        "text": "",
        "agency": council.public_id,
        "attribution": "shared",
        "source": "entries",
        "unit": "people",
        "direction": "lower",
        "baseline_value": "80",
        **day_of("baseline_first", date(2025, 1, 1)),
        **day_of("baseline_last", date(2025, 12, 31)),
        "target_value": "60",
        **day_of("target_on", date(2029, 12, 31)),
        **changed,
    }


@pytest.fixture
def objective(manager, strategy, domain, council):
    return make_objective(manager, strategy, domain, council)


@pytest.fixture
def indicator(manager, objective, council):
    return make_indicator(manager, objective, council)


def test_an_indicator_is_added_and_stands_with_its_objective(
    as_manager, objective, council
):
    page = as_manager.post(
        at("strategy-indicator-add", objective), typed(council), follow=True
    )

    assert "Data not yet published" in page.text
    listed = as_manager.get(at("strategy-objective", objective))
    assert "People hurt with a blade" in listed.text


def test_a_published_figure_is_chosen_from_lists(as_manager, objective, council):
    make_areas()
    chosen = {"measure": "violence", "kind": "rate", "area_code": BOROUGH, "unit": ""}

    page = as_manager.post(
        at("strategy-indicator-add", objective),
        typed(council, source="published", **chosen),
        follow=True,
    )

    assert "Not yet published" in page.text
    assert Indicator.objects.get().unit == "offences per 1,000 residents"


def test_what_the_service_refuses_is_said_on_the_form(as_manager, objective, council):
    page = as_manager.post(
        at("strategy-indicator-add", objective), typed(council, target_value="90")
    )

    assert "The target must be better than the baseline." in page.text
    assert not Indicator.objects.exists()


def test_numbers_are_brought_and_a_wrong_one_is_struck_out(as_manager, indicator):
    page = as_manager.post(at("strategy-indicator-number", indicator), NUMBER)
    page = as_manager.get(at("strategy-indicator", indicator))
    assert "Strike out 70 of January 2026 to March 2026" in page.text

    page = as_manager.post(
        at("strategy-number-strike", IndicatorEntry.objects.get()),
        {"reason": "Counted twice"},
        follow=True,
    )

    assert "Data not yet published" in page.text
    assert "Counted twice" in page.text


def test_it_is_changed_with_a_reason_and_then_stopped(as_manager, indicator, council):
    form = as_manager.get(at("strategy-indicator-change", indicator)).context["form"]
    changed = typed(council, target_value="65", reason="Out of reach")
    page = as_manager.post(
        at("strategy-indicator-change", indicator),
        changed | {"seen": form["seen"].value()},
        follow=True,
    )
    assert "Before: 60" in page.text

    page = as_manager.post(
        at("strategy-indicator-stop", indicator),
        {"reason": "Nobody counts it", "body": "Board"},
        follow=True,
    )
    assert "No longer followed" in page.text
    assert "Record a number" not in page.text


def test_an_officer_of_another_agency_sees_and_writes_nothing(
    client, indicator, sergeant
):
    signed_in(client, sergeant)

    page = client.get(at("strategy-indicator", indicator))
    assert "Record a number" not in page.text
    refused = client.post(at("strategy-indicator-number", indicator), NUMBER)
    assert refused.status_code == 403
