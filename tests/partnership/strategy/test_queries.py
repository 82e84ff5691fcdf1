"""Lists: what is late first, and the same as the pure functions say."""

from datetime import date, timedelta

import pytest

from fourfold.partnership.strategy import queries, services, states
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.queries import Wanted
from tests.strategies import evidence, make_action, make_pledge

TODAY = date(2026, 10, 1)
SHORT = date(2026, 9, 12)


@pytest.fixture
def actions(manager, recommendation, council, police, by, clock):
    """One in each state, before and after its day."""
    made = {}
    said = {
        "done": evidence(),
        "stopped": {"reason": "x", "body": "Board"},
        "at-risk": {"reason": "x"},
        "on-track": {},
        "not-started": {"reason": "x"},
    }
    for horizon in ("short", "medium"):
        for status, words in said.items():
            action = make_action(
                manager,
                recommendation,
                council,
                horizon=horizon,
                title=f"{horizon} {status}",
                supporting_ids=[police.pk] if status == "done" else [],
            )
            services.set_status(by=by, action_id=action.pk, status=status, **words)
            made[action.title] = action
    clock.move_to("2026-10-01T09:00Z")
    late_done = make_action(
        manager, recommendation, council, horizon="short", title="L"
    )
    services.set_status(by=by, action_id=late_done.pk, status="done", **evidence())
    moved = make_action(manager, recommendation, council, horizon="short", title="M")
    services.move_due_date(
        by=by, action_id=moved.pk, due_on=date(2027, 1, 1), reason="x"
    )
    return made


def listed(**wanted):
    return [each.title for each in queries.actions(Wanted(**wanted), today=TODAY)]


def test_what_is_late_comes_first_and_what_is_settled_last(actions):
    titles = listed()

    assert set(titles[:3]) == {"short not-started", "short on-track", "short at-risk"}
    assert titles[3] == "M"
    assert set(titles[-2:]) == {"short stopped", "medium stopped"}
    assert len(titles) == 12


def test_lists_say_what_the_pure_functions_say(actions):
    for day in (SHORT - timedelta(days=1), SHORT, SHORT + timedelta(days=1), TODAY):
        rows = list(Action.objects.all())
        late = {each.pk for each in rows if states.is_late(each, day)}
        first = {each.pk for each in rows if states.is_late_at_first_date(each, day)}

        found = set(
            Action.objects.filter(queries.late(day)).values_list("pk", flat=True)
        )
        at_first = Action.objects.filter(queries.late_at_first(day))
        assert found == late
        assert set(at_first.values_list("pk", flat=True)) == first


def test_counts_add_up(actions):
    told = queries.counts(queries.all_actions(), today=TODAY)

    assert told.all == 12
    assert told.late == 3
    assert told.late + sum(told.of.values()) == told.all
    assert told.of == {
        "not-started": 2,
        "on-track": 1,
        "at-risk": 1,
        "done": 3,
        "stopped": 2,
    }
    # Three that are open, one that was done after its day, one whose day was moved.
    assert told.late_at_first == 5


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"status": "late"}, 3),
        ({"status": "late-at-first"}, 5),
        ({"status": "on-track"}, 1),
        ({"status": "done"}, 3),
        ({"horizon": "short"}, 7),
        ({"domain": "curtail-violence"}, 12),
        ({"domain": "elsewhere"}, 0),
        ({"strategy": "safer-together", "horizon": "medium"}, 5),
        ({"text": "stop violent acts"}, 12),
        ({"text": "THE PLAN"}, 12),
        ({"text": "medium at-risk"}, 1),
        ({"text": "nowhere"}, 0),
    ],
)
def test_list_is_narrowed(actions, wanted, count):
    assert len(listed(**wanted)) == count


def test_partner_leads_or_supports(actions, council, police):
    assert len(listed(partner=str(council.public_id))) == 12
    assert set(listed(partner=str(police.public_id))) == {"short done", "medium done"}


def test_partners_are_told_with_what_they_promised(
    actions, manager, strategy, domain, council, police
):
    make_pledge(manager, strategy, domain, police)

    told = {each.name: each for each in queries.partners(today=TODAY)}

    ours, theirs = told["Marshgate Council"], told["Invented Constabulary"]
    assert (ours.pledge_count, ours.action_count, ours.late_count) == (0, 12, 3)
    assert (theirs.pledge_count, theirs.action_count, theirs.late_count) == (1, 0, 0)


def test_desk_has_open_actions_of_the_agency(actions, council, police, by):
    at_risk = actions["short at-risk"]
    services.add_evidence(by=by, action_id=at_risk.pk, **evidence())

    desk = list(queries.desk([council.pk]))

    assert len(desk) == 7
    assert [each.title for each in desk if each.has_evidence] == ["short at-risk"]
    assert not queries.desk([police.pk])
    assert len(queries.desk(None)) == 7


def test_one_action_is_read_with_all_it_needs(actions, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        found = queries.action(actions["short done"].public_id)
        assert [each.agency.name for each in found.supports.all()] == [
            "Invented Constabulary"
        ]
        assert [each.agency.name for each in found.evidence.all()] == [
            "Marshgate Council"
        ]
        assert not found.activities.all()


def test_all_else_is_found_by_its_address(strategy, objective, recommendation):
    assert queries.strategy_by_id(strategy.public_id) == strategy
    assert queries.objective(objective.public_id) == objective
    assert queries.recommendation(recommendation.public_id) == recommendation
    assert queries.partner(objective.owner_agency.public_id) == objective.owner_agency
    assert queries.domain("nothing") is None
