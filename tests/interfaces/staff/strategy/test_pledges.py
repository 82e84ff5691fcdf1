"""Pledges and what becomes of them are written down on pages."""

from datetime import date

import pytest

from fourfold.partnership.strategy.models import Pledge, PledgeEntry
from tests.people import signed_in
from tests.strategies import make_milestone, make_pledge

from .conftest import at, day_of
from .test_tree import seen

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def typed(council, domain, **changed):
    return {
        "agency": council.public_id,
        "domain": domain.public_id,
        "title": "Reach 10,000 children",
        "text": "",
        "kind": "numeric",
        "target": "10000",
        "unit": "children",
        **day_of("starts_on", FIRST),
        **day_of("ends_on", LAST),
        **changed,
    }


@pytest.fixture
def pledge(manager, strategy, domain, council):
    return make_pledge(manager, strategy, domain, council)


@pytest.fixture
def milestone(manager, strategy, domain, council):
    return make_milestone(manager, strategy, domain, council)


def amount(number):
    return {"amount": number, "source": "Return", **day_of("dated_on", FIRST)}


def test_a_pledge_is_written_down(as_manager, strategy, domain, council):
    page = as_manager.post(
        at("strategy-pledge-add", strategy), typed(council, domain), follow=True
    )

    assert "10,000 children" in page.text
    assert "No amount is recorded yet." in page.text


@pytest.mark.parametrize("left_out", ["target", "unit"])
def test_a_number_needs_its_number_and_of_what(
    as_manager, strategy, domain, council, left_out
):
    page = as_manager.post(
        at("strategy-pledge-add", strategy), typed(council, domain, **{left_out: ""})
    )

    assert page.context["form"].errors[left_out]
    assert not Pledge.objects.exists()


def test_pledges_of_a_strategy_are_listed(as_manager, strategy, pledge, milestone):
    page = as_manager.get(at("strategy-pledges", strategy))

    for words in ("Reach 10,000 children", "Open a centre", "Record a pledge"):
        assert words in page.text


def test_amounts_add_up_and_a_wrong_one_is_struck_out(as_manager, pledge):
    for number in ("1200", "800", "5"):
        as_manager.post(at("strategy-pledge-entry", pledge), amount(number))
    wrong = PledgeEntry.objects.latest("pk")

    page = as_manager.post(
        at("strategy-entry-strike", wrong), {"reason": "Counted twice"}, follow=True
    )

    assert "2,000 of 10,000 children: 20%" in page.text
    assert "Struck out" in page.text
    assert "Counted twice" in page.text
    assert page.text.count("Strike out 5 of") == 0


def test_only_whose_pledge_it_is_records(client, sergeant, officer, pledge):
    signed_in(client, sergeant)
    assert "Record an amount" not in client.get(at("strategy-pledge", pledge)).text
    assert client.get(at("strategy-pledge-entry", pledge)).status_code == 403

    signed_in(client, officer)
    page = client.get(at("strategy-pledge", pledge)).text
    assert "Record an amount" in page
    assert "Change the pledge" not in page


def test_what_became_of_a_milestone_is_said(as_manager, milestone):
    page = as_manager.get(at("strategy-pledge", milestone))
    assert "Say what became of it" in page.text
    told = {
        "result": "partly",
        "text": "Half is open",
        "source": "Report",
        **day_of("dated_on", FIRST),
    }

    page = as_manager.post(at("strategy-pledge-outcome", milestone), told, follow=True)

    assert "Met in part" in page.text


def test_a_pledge_is_told_otherwise_and_never_made_smaller(as_manager, pledge, domain):
    there = at("strategy-pledge-change", pledge)
    page = as_manager.get(there)
    assert "target" not in page.context["form"].fields

    changed = {
        "title": "Reach children",
        "text": "",
        "domain": domain.public_id,
        "reason": "Shorter",
    }
    page = as_manager.post(there, changed | seen(as_manager, there), follow=True)

    assert "Reach children" in page.text
