"""Weights of a recommendation add up to 1, or are refused with what they add up to."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Action, Change
from fourfold.partnership.strategy.plan_files import read_plan
from fourfold.partnership.strategy.progress import fault_of_weights, progress
from tests.people import actor_of
from tests.strategies import make_action

from .test_plan_files import applied, file_of


def weigh(by, recommendation, *weights, reason="Agreed"):
    keys = recommendation.actions.order_by("pk").values_list("pk", flat=True)
    told = [None if each is None else Decimal(each) for each in weights]
    return services.set_weights(
        by=by,
        recommendation_id=recommendation.pk,
        weights=dict(zip(keys, told, strict=True)),
        reason=reason,
    )


@pytest.fixture
def actions(manager, recommendation, council):
    return [make_action(manager, recommendation, council, title=t) for t in "ABC"]


def test_weights_that_add_up_are_kept_with_the_reason(by, recommendation, actions):
    weigh(by, recommendation, "0.5", "0.25", "0.25")

    told = Change.objects.filter(field="weight")
    assert {(each.new, each.reason) for each in told} == {
        ("0.5", "Agreed"),
        ("0.25", "Agreed"),
    }
    changed = weigh(by, recommendation, "0.5", "0.3", "0.2")
    assert [each.title for each in changed] == ["B", "C"]
    weigh(by, recommendation, None, None, None)
    assert not Action.objects.exclude(weight=None).exists()


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (("0.5", "0.25", "0.2"), "add up to 0.95, and must add up to 1"),
        (("0.5", "0.5", "0.5"), "add up to 1.5, and"),
        (("0.5", "0.5", None), "2 of 3 actions have a weight, 1 in all"),
        ((None, None, None), "Nothing was changed"),
    ],
)
def test_others_are_refused_with_the_sum(by, recommendation, actions, weights, words):
    with pytest.raises(RefusedError, match=words):
        weigh(by, recommendation, *weights)


def test_weights_need_a_reason_and_every_action(by, recommendation, actions):
    with pytest.raises(RefusedError, match="Say why"):
        weigh(by, recommendation, "0.5", "0.25", "0.25", reason=" ")
    with pytest.raises(RefusedError, match="An action was added"):
        services.set_weights(
            by=by, recommendation_id=recommendation.pk, weights={}, reason="x"
        )


def test_only_who_manages_strategies_weighs(officer, recommendation, actions):
    with pytest.raises(PermissionDenied):
        weigh(actor_of(officer), recommendation, "0.5", "0.25", "0.25")


def test_one_by_one_they_never_come_to_more(by, manager, recommendation, council):
    make_action(manager, recommendation, council, weight=Decimal("0.6"))

    with pytest.raises(RefusedError, match=r"add up to 1\.1"):
        make_action(manager, recommendation, council, weight=Decimal("0.5"))

    make_action(manager, recommendation, council, weight=Decimal("0.4"))
    with pytest.raises(RefusedError, match=r"add up to 1\.5.*on the page of weights"):
        make_action(manager, recommendation, council, weight=Decimal("0.5"))


def test_the_last_one_makes_them_add_up(by, manager, recommendation, council):
    first = make_action(manager, recommendation, council, weight=Decimal(1))

    with pytest.raises(RefusedError, match=r"add up to 0\.9"):
        services.edit_action(
            by=by,
            action_id=first.pk,
            reason="Less",
            title=first.title,
            text="",
            lead_agency_id=council.pk,
            supporting_ids=[],
            owner_post=first.owner_post,
            weight=Decimal("0.9"),
        )


def test_a_file_that_changes_weights_must_make_them_add_up(by, strategy, actions):
    rows = list(queries.plan_rows(strategy))
    told = [row | {"weight": w} for row, w in zip(rows, ("0.5", "0.3", "0.1"))]  # noqa: B905

    plan = read_plan(file_of(*told), queries.known_to(strategy))

    [fault] = plan.errors
    assert (fault.cell, fault.column) == ("J4", "weight")
    assert fault.words == "The weights add up to 0.9, and must add up to 1"
    told[2]["weight"] = "0.2"
    assert applied(by, strategy, told).changed == 3
    half = read_plan(file_of(told[0] | {"weight": "0.6"}), queries.known_to(strategy))
    assert half.errors[0].words == "The weights add up to 1.1, and must add up to 1"


def test_a_file_that_leaves_weights_alone_is_taken(by, strategy, manager, actions):
    Action.objects.filter(title="A").update(weight=Decimal("0.5"))
    rows = list(queries.plan_rows(strategy))

    told = applied(by, strategy, [row | {"owner_post": "Chief"} for row in rows])

    assert told.changed == 3


@given(st.lists(st.none() | st.decimals("0.1", "1", places=1), max_size=6))
def test_weights_are_at_fault_exactly_where_they_are_given_and_do_not_count(weights):
    told = [type("A", (), {"status": "done", "weight": each}) for each in weights]

    counts = progress(told).formula.startswith("Weights")

    is_given = any(each is not None for each in weights)
    assert bool(fault_of_weights(weights)) == (is_given and not counts)
