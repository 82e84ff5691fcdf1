"""Files that were written are listed, and one that was wrong is taken back."""

import pytest
from django.urls import reverse

from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.plan_files import read_plan
from tests.partnership.strategy.test_plan_files import file_of

from .conftest import at


@pytest.fixture
def written(by, strategy, action):
    """A file that renamed the action and added another."""
    [row] = queries.plan_rows(strategy)
    rows = [row | {"action": "Mend every lamp"}, row | {"id": "", "action": "Trees"}]
    plan = read_plan(file_of(*rows), queries.known_to(strategy))
    seen = queries.newest_change_of_all()
    told = {"strategy_id": strategy.pk, "reason": "Tidied", "seen": seen}
    return services.apply_plan(by=by, rows=plan.rows, **told).written


def test_a_file_is_listed_and_taken_back(as_manager, client, strategy, written):
    page = as_manager.get(at("strategy-imports", strategy))
    assert "1 added, 1 changed" in page.text

    page = as_manager.get(at("strategy-import", written))
    for words in ("Tidied", "Programme manager, ", "Before: Mend lamps", "Added"):
        assert words in page.text

    page = as_manager.post(
        at("strategy-import-undo", written), {"reason": "Wrong file"}, follow=True
    )
    for words in ("It is taken back.", "Wrong file", "As before"):
        assert words in page.text
    assert "strategy-import-undo" not in page.text
    assert "Taken back" in as_manager.get(at("strategy-imports", strategy)).text
    assert set(Action.objects.values_list("title", flat=True)) == {"Mend lamps"}


def test_what_stands_in_the_way_is_listed(as_manager, by, strategy, written):
    added = Action.objects.get(title="Trees")
    services.set_status(by=by, action_id=added.pk, status="on-track")

    page = as_manager.get(at("strategy-import", written))

    assert "Why it cannot be taken back" in page.text
    assert at("strategy-action", added) in page.text
    page = as_manager.post(at("strategy-import-undo", written), {"reason": "x"})
    assert "It cannot be taken back. “Trees”: somebody has changed it" in page.text


def test_the_public_page_of_what_was_taken_back_says_so(
    as_manager, client, strategy, written
):
    added = Action.objects.get(title="Trees")
    as_manager.post(at("strategy-import-undo", written), {"reason": "Wrong file"})

    where = reverse("public:action", args=[added.public_id])
    page = client.get(where)

    assert page.status_code == 200
    assert "added by mistake, with a file that was taken back on" in page.text
    assert "Wrong file" in page.text
    assert as_manager.get(at("strategy-action", added)).status_code == 404
    tree = client.get(reverse("public:strategy", args=[strategy.slug])).text
    assert "What was taken back" in tree
    assert where in tree


def test_an_action_that_never_was_is_not_found(client, strategy):
    where = reverse("public:action", args=["0b0e8f5c-6a2d-4f0e-9a53-0d3c6f1a2b3c"])

    assert client.get(where).status_code == 404
