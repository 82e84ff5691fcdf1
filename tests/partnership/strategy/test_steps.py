"""Steps of actions, and what waits for what."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Dependency
from tests.strategies import make_action


@pytest.fixture
def actions(manager, recommendation, council):
    return [
        make_action(manager, recommendation, council, title=f"Action {n}")
        for n in range(5)
    ]


def wait(by, action, needs):
    return services.add_dependency(by=by, action_id=action.pk, needs_id=needs.pk)


def test_step_is_planned_and_takes_place(action, by, council):
    step = services.add_activity(
        by=by,
        action_id=action.pk,
        title="First lesson",
        agency_id=council.pk,
        planned_on=date(2026, 6, 1),
    )
    with pytest.raises(RefusedError, match="future"):
        services.record_activity(
            by=by, activity_id=step.pk, took_place_on=date(2026, 5, 2)
        )
    services.record_activity(by=by, activity_id=step.pk, took_place_on=date(2026, 5, 1))

    assert [each.new for each in queries.history(action.public_id)[:2]] == [
        "Took place: First lesson",
        "First lesson",
    ]
    with pytest.raises(RefusedError, match="already"):
        services.record_activity(
            by=by, activity_id=step.pk, took_place_on=date(2026, 5, 1)
        )


def test_action_waits_for_another_until_it_no_longer_does(actions, by):
    first, second, *_ = actions
    dependency = wait(by, second, first)

    assert [each.needs for each in queries.waits_for(second)] == [first]
    assert [each.action for each in queries.needed_by(first)] == [second]
    with pytest.raises(RefusedError, match="already"):
        wait(by, second, first)
    services.end_dependency(by=by, dependency_id=dependency.pk, reason="Not needed")
    assert queries.waits_for(second) == []
    assert queries.history(second.public_id)[0].reason == "Not needed"


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_circle_is_refused(actions, by, length):
    ring = actions[:length]
    for waiting, needed in pairwise(ring):
        wait(by, waiting, needed)

    with pytest.raises(RefusedError, match="neither could ever begin"):
        wait(by, ring[-1], ring[0])


def test_diamond_is_no_circle(actions, by):
    top, left, right, bottom, _ = actions
    for waiting, needed in ((top, left), (top, right), (left, bottom), (right, bottom)):
        wait(by, waiting, needed)

    with pytest.raises(RefusedError, match="neither"):
        wait(by, bottom, top)


def test_the_database_refuses_to_wait_for_itself(action):
    with pytest.raises(IntegrityError), transaction.atomic():
        Dependency.objects.create(action=action, needs=action)


def depth(edges, here, seen=()):
    """The obvious way to find a circle."""
    return here in seen or any(depth(edges, n, (*seen, here)) for n in edges[here])


@pytest.mark.parametrize("attempt", range(4))
def test_no_order_of_dependencies_makes_a_circle(actions, by, attempt):
    pairs = [(a, b) for a in range(5) for b in range(5)]
    step = (7, 11, 13, 17)[attempt]
    order = sorted(range(25), key=lambda n: n * step % 25)
    edges = {n: set() for n in range(5)}

    for a, b in (pairs[n] for n in order):
        would = {n: set(needed) for n, needed in edges.items()}
        would[a].add(b)
        if any(depth(would, n) for n in would):
            with pytest.raises(RefusedError):
                wait(by, actions[a], actions[b])
        else:
            wait(by, actions[a], actions[b])
            edges = would
