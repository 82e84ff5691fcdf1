"""How far actions are is kept true on pages, by whom it may."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.strategy import services
from fourfold.partnership.strategy.models import Action, Activity, Dependency
from tests.people import make_person, signed_in
from tests.strategies import evidence, make_action

from .conftest import DAY, at, day_of
from .test_tree import seen

TODAY = timezone.localdate


@pytest.fixture
def other(manager, recommendation, police):
    return make_action(manager, recommendation, police, title="Walk home")


def shown():
    return {
        "text": "Lamps shine",
        "document": "Minutes",
        "link": "",
        **day_of("dated_on", TODAY()),
    }


def test_the_list_has_what_is_late_first_and_can_be_narrowed(
    as_manager, manager, recommendation, action, other, council
):
    make_action(manager, recommendation, council, title="Plant trees", horizon="long")
    there = at("strategy-actions")

    page = as_manager.get(there).text
    assert page.index("Mend lamps") < page.index("Plant trees")

    page = as_manager.get(there, {"status": "late", "whose": ""}).text
    assert "Mend lamps" in page
    assert "Plant trees" not in page
    assert "No action fits." in as_manager.get(there, {"text": "zebra"}).text


def test_an_agency_finds_those_it_leads(client, officer, action, other):
    signed_in(client, officer)

    page = client.get(at("strategy-actions"), {"whose": "own"}).text

    assert "Mend lamps" in page
    assert "Walk home" not in page


def test_pages_cost_few_queries(
    as_manager, manager, recommendation, council, action, django_assert_max_num_queries
):
    for number in range(20):
        make_action(manager, recommendation, council, title=f"Lamp {number}")

    for where in (
        at("strategies"),
        at("strategy-actions"),
        at("strategy-action", action),
    ):
        with django_assert_max_num_queries(12):
            as_manager.get(where)


def test_done_needs_something_that_shows_it(as_manager, action):
    there = at("strategy-action-status", action)

    page = as_manager.post(there, {"status": "done"})
    assert "Say what shows that it is done, with a date." in page.text

    page = as_manager.post(there, {"status": "done"} | shown(), follow=True)
    assert "Lamps shine" in page.text
    assert Action.objects.get(pk=action.pk).status == "done"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"status": "at-risk"}, "reason"),
        ({"status": "stopped", "reason": "No money"}, "body"),
        ({"status": "on-track", "link": "https://marshgate.example"}, "text"),
        ({"status": "on-track", "text": "Lamps"}, "dated_on"),
        ({"status": "on-track", "text": "Lamps"}, "document"),
        ({"status": ""}, "status"),
    ],
)
def test_what_is_left_out_is_asked_for_beside_its_field(
    as_manager, action, typed, field
):
    page = as_manager.post(at("strategy-action-status", action), typed)

    assert page.context["form"].errors[field]
    assert Action.objects.get().status == "not-started"


def test_a_late_action_stays_late_whatever_is_said(as_manager, action):
    there = at("strategy-action-status", action)
    assert "No word chosen here changes that." in as_manager.get(there).text

    page = as_manager.post(there, {"status": "on-track"}, follow=True)

    assert "days late" in page.text


def test_who_leads_it_says_how_far_it_is_and_cannot_stop_it(client, officer, action):
    signed_in(client, officer)
    there = at("strategy-action-status", action)

    assert 'value="stopped"' not in client.get(there).text
    page = client.post(there, {"status": "stopped", "reason": "x"})
    assert page.context["form"].errors["status"]
    client.post(there, {"status": "at-risk", "reason": "No lamps"})
    assert Action.objects.get().status == "at-risk"


def test_who_neither_leads_nor_helps_only_reads(client, sergeant, action):
    signed_in(client, sergeant)

    assert client.get(at("strategy-action", action)).status_code == 200
    for name in ("status", "evidence"):
        assert client.get(at(f"strategy-action-{name}", action)).status_code == 403


def test_who_helps_adds_evidence_and_steps(
    client, manager, recommendation, council, police, sergeant
):
    helped = make_action(manager, recommendation, council, supporting_ids=[police.pk])
    signed_in(client, sergeant)

    page = client.post(at("strategy-action-evidence", helped), shown(), follow=True)
    assert "The evidence is added." in page.text
    step = {"title": "Order", "agency": police.public_id}
    client.post(at("strategy-step-add", helped), step | day_of("planned_on", TODAY()))
    took_place = day_of("took_place_on", TODAY())
    page = client.post(
        at("strategy-step-done", Activity.objects.get()), took_place, follow=True
    )
    assert "took place on" in page.text
    assert client.get(at("strategy-action-status", helped)).status_code == 403


def test_evidence_must_be_findable(as_manager, action):
    page = as_manager.post(
        at("strategy-action-evidence", action), shown() | {"document": ""}
    )

    assert "Give a link, or the name of a document" in page.text


def test_a_day_is_moved_with_a_reason_and_both_are_shown(as_manager, action):
    there = at("strategy-action-due", action)
    later = day_of("due_on", TODAY() + 30 * DAY)

    assert "Enter why" in as_manager.post(there, later | seen(as_manager, there)).text
    typed = later | {"reason": "Storms"} | seen(as_manager, there)
    page = as_manager.post(there, typed, follow=True)

    assert "Why: Storms" in page.text
    assert "First promised for" in page.text


def test_a_settled_action_has_no_day_to_move(as_manager, by, action):
    services.set_status(by=by, action_id=action.pk, status="done", **evidence())

    page = as_manager.get(at("strategy-action", action))

    assert "Move its day" not in page.text
    assert "Change the action" in page.text


def test_an_action_is_told_otherwise_with_a_reason(as_manager, action, police):
    there = at("strategy-action-change", action)
    typed = {
        "title": "Mend all lamps",
        "text": "",
        "lead_agency": police.public_id,
        "owner_post": "Sergeant",
        "weight": "",
        "reason": "They have the ladder",
    }

    page = as_manager.post(there, typed | seen(as_manager, there), follow=True)

    assert "Before: Marshgate Council" in page.text


def test_an_action_waits_for_another_and_no_more(as_manager, action, other):
    there = at("strategy-action-waits", action)
    page = as_manager.post(there, {"needs": other.public_id}, follow=True)
    assert at("strategy-action", other) in page.text
    again = as_manager.post(there, {"needs": other.public_id})
    assert "It waits for that one already." in again.text

    end = reverse("staff:strategy-waits-end", args=[Dependency.objects.get().pk])
    page = as_manager.post(end, {"reason": "Not needed"}, follow=True)

    assert "Why: Not needed" in page.text
    assert not Dependency.objects.exists()


def test_what_is_not_there_is_not_found(as_manager, manager):
    gone = manager  # Has a public identifier, and was never promised.
    for name in ("strategy", "strategy-action", "strategy-pledge"):
        assert as_manager.get(at(name, gone)).status_code == 404


def test_the_desk_has_what_is_late_or_due_soon(client, council, officer, action, other):
    signed_in(client, officer)

    page = client.get(reverse("staff:home")).text

    assert "Say how far “Mend lamps” is" in page
    assert "Walk home" not in page


def test_the_desk_shows_ten_and_where_the_rest_is(
    as_manager, manager, recommendation, council, django_assert_max_num_queries
):
    for number in range(11):
        make_action(manager, recommendation, council, title=f"Lamp {number}")

    # Once before: the first page of a session also writes when it was last used.
    as_manager.get(at("strategies"))
    with django_assert_max_num_queries(12):
        page = as_manager.get(reverse("staff:home")).text

    assert page.count("Say how far") == 10
    assert "More actions are late or due soon" in page


def test_the_desk_of_others_has_none(client, council, action):
    signed_in(client, make_person("Vo Lunteer", council, "volunteer"))

    assert "Say how far" not in client.get(reverse("staff:home")).text
