from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.histories import event
from fourfold.partnership.strategy import services
from fourfold.partnership.strategy.models import Change
from tests.people import actor_of, make_agency, make_person
from tests.strategies import (
    evidence,
    make_action,
    make_domain,
    make_recommendation,
    make_strategy,
)

WHERE = "/progress/"
DAY = timedelta(days=1)


@pytest.fixture
def manager(council):
    return make_person("Pro Gramme", council, "programme-manager")


@pytest.fixture
def recommendation(manager):
    # So long ago that short and medium actions are over, and long ones are not.
    strategy = make_strategy(manager, approved_on=timezone.localdate() - 500 * DAY)
    return make_recommendation(manager, strategy, make_domain(manager))


@pytest.fixture
def late(manager, recommendation, council):
    return make_action(manager, recommendation, council, title="Mend lamps")


@pytest.fixture
def in_time(manager, recommendation, council):
    other = make_agency("Ferry Green Neighbours")
    return make_action(
        manager,
        recommendation,
        other,
        title="Walk home",
        horizon="long",
        supporting_ids=[council.pk],
    )


def page(client, where=WHERE, **asked):
    answer = client.get(where, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def of(action):
    return reverse("public:action", args=[action.public_id])


def test_nothing_was_adopted_yet(client, db):
    assert "Nothing is adopted yet" in page(client)


def test_a_strategy_without_actions_says_so(client, recommendation):
    assert "No actions yet" in page(client)


def test_what_is_late_comes_first_with_how_long(client, in_time, late):
    text = page(client)

    assert text.index("Mend lamps") < text.index("Walk home")
    assert "1 of 2 actions is late." in text
    days = (timezone.localdate() - late.due_on).days
    assert f"{days} days late" in text


def test_two_are_late_or_none_is(client, manager, recommendation, council, late):
    make_action(manager, recommendation, council, horizon="short")
    assert "2 of 2 actions are late." in page(client)

    for each in recommendation.actions.all():
        services.set_status(
            by=actor_of(manager), action_id=each.pk, status="done", **evidence()
        )
    assert "None of 2 actions is late." in page(client)


@pytest.mark.parametrize(
    ("status", "shown", "hidden"),
    [("late", "Mend lamps", "Walk home"), ("not-started", "Walk home", "Mend lamps")],
)
def test_the_list_is_narrowed_by_how_it_stands(
    client, in_time, late, status, shown, hidden
):
    text = page(client, status=status)

    assert shown in text
    assert hidden not in text


def test_the_list_is_narrowed_by_who_leads_or_helps(client, in_time, late, council):
    other = in_time.lead_agency

    assert "Mend lamps" not in page(client, partner=other.public_id)
    assert "Walk home" in page(client, partner=council.public_id)


def test_what_was_chosen_wrongly_is_left_out(client, in_time, late):
    text = page(client, status="lovely", partner="nobody")

    assert "Mend lamps" in text
    assert "Walk home" in text


def test_a_choice_that_leaves_nothing_says_so(client, late):
    assert "No action stands like this" in page(client, status="stopped")


def test_long_lists_have_pages(client, manager, recommendation, council):
    for number in range(21):
        make_action(manager, recommendation, council, title=f"Lamp {number} mended")

    assert "Lamp 20 mended" not in page(client)
    assert "Lamp 20 mended" in page(client, page=2)


def test_a_late_action_tells_where_its_day_comes_from(client, late):
    text = page(client, of(late))

    assert "days late" in text
    assert "12 months from" in text
    assert "No evidence is given yet" in text
    assert "Promised" in text
    assert "Pro Gramme" not in text


def test_a_day_that_was_moved_is_told_with_why(client, manager, late):
    services.move_due_date(
        by=actor_of(manager),
        action_id=late.pk,
        due_on=timezone.localdate() + DAY,
        reason="Storms held it up.",
    )

    text = page(client, of(late))
    assert "Why: Storms held it up." in text
    assert "days late" not in text
    assert "First promised for" in page(client)


def test_evidence_steps_and_what_it_waits_for_are_shown(client, manager, late, in_time):
    by = actor_of(manager)
    shown = evidence() | {"link": "https://marshgate.example/minutes"}
    services.set_status(by=by, action_id=late.pk, status="done", **shown)
    agency_id = late.lead_agency_id
    today = timezone.localdate()
    for title in ("Order lamps", "Put lamps up"):
        step = services.add_activity(
            by=by, action_id=late.pk, title=title, agency_id=agency_id, planned_on=today
        )
    services.record_activity(by=by, activity_id=step.pk, took_place_on=today)
    services.add_dependency(by=by, action_id=late.pk, needs_id=in_time.pk)

    text = page(client, of(late))
    assert 'href="https://marshgate.example/minutes"' in text
    assert "Minutes of the board" in text
    assert "Order lamps (Marshgate Council): planned for" in text
    assert "Put lamps up (Marshgate Council): took place on" in text
    assert of(in_time) in text
    assert "Before: Not started" in text


def test_one_day_late_is_one_day(client, manager, late):
    yesterday = timezone.localdate() - DAY
    services.move_due_date(
        by=actor_of(manager), action_id=late.pk, due_on=yesterday, reason="Storms"
    )

    assert "1 day late" in page(client)


def test_the_same_word_said_again_has_no_before(manager, late):
    by = actor_of(manager)
    for reason in ("No lamps", "Still no lamps"):
        services.set_status(by=by, action_id=late.pk, status="at-risk", reason=reason)

    told = event(Change.objects.filter(subject=late.public_id).first())
    assert (told.now, told.was, told.reason) == ("At risk", "", "Still no lamps")


def test_an_action_that_is_not_there_is_not_found(client, db):
    assert client.get(f"{WHERE}{uuid4()}/").status_code == 404


def test_pages_cost_few_queries(
    client, manager, recommendation, council, in_time, django_assert_max_num_queries
):
    for number in range(20):
        make_action(manager, recommendation, council, title=f"Lamp {number}")

    with django_assert_max_num_queries(8):
        page(client)
    with django_assert_max_num_queries(9):
        page(client, of(in_time))
