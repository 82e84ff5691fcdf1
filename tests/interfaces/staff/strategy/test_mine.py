"""Who answers for actions goes through them on one page, and says how far each is."""

import pytest

from fourfold.partnership.strategy import services
from fourfold.partnership.strategy.models import Action, Change
from tests.strategies import make_action

from .conftest import at

WHERE = "/staff/strategy/mine/"


@pytest.fixture
def trees(manager, recommendation, council):
    told = {"title": "Plant trees", "owner_post": "Head of parks", "horizon": "long"}
    return make_action(manager, recommendation, council, **told)


@pytest.fixture
def theirs(manager, recommendation, police):
    return make_action(manager, recommendation, police, title="Walk the beat")


def say(client, action, words, where=WHERE):
    name = f"{action.public_id}-reason"
    data = {"action": str(action.public_id), name: words}
    return client.post(where, data, follow=True)


def titles(page):
    return [each.action.title for each in page.context["things"]]


def test_what_is_late_comes_first_and_only_ones_own(as_manager, trees, action, theirs):
    page = as_manager.get(WHERE)

    assert titles(page) == ["Mend lamps", "Plant trees"]
    assert "days late" in page.text
    assert "Nothing was said of it yet" in page.text
    assert at("strategy-action-evidence", trees) in page.text


def test_one_click_with_a_note_says_that_it_goes_on(as_manager, by, trees):
    services.set_status(by=by, action_id=trees.pk, status="on-track")

    page = say(as_manager, trees, "Forty are planted")

    assert "“Plant trees” is on track." in page.text
    assert "Forty are planted" in page.text
    newest = Change.objects.filter(subject=trees.public_id).first()
    assert (newest.field, newest.new, newest.reason) == (
        "status",
        "on-track",
        "Forty are planted",
    )


def test_what_is_no_news_is_refused_beside_its_action(as_manager, trees):
    say(as_manager, trees, "")
    assert Action.objects.get(pk=trees.pk).status == "on-track"

    page = say(as_manager, trees, "")

    assert "It is said to be on track already." in page.text
    assert len(page.context["wrong"]) == 1


def test_the_list_is_narrowed_to_a_post(as_manager, trees, action):
    page = as_manager.get(WHERE, {"post": "Head of parks"})
    assert titles(page) == ["Plant trees"]

    page = say(as_manager, trees, "", where=f"{WHERE}?post=Head+of+parks")
    assert titles(page) == ["Plant trees"]
    assert titles(as_manager.get(WHERE, {"post": "Nobody"})) == [
        "Mend lamps",
        "Plant trees",
    ]


def test_actions_of_others_are_not_told_of(as_manager, theirs):
    say(as_manager, theirs, "We walk")

    assert Action.objects.get(pk=theirs.pk).status == "not-started"
