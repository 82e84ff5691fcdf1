"""A plan is copied with its words and ties, and without what became of it."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Action, Evidence, Strategy
from fourfold.partnership.strategy.plan_copies import (
    CopiedAction,
    CopiedObjective,
    CopiedPlan,
    CopiedRecommendation,
    PlanCopyError,
    read_copy,
    written_copy,
)
from tests.people import actor_of
from tests.strategies import evidence, make_action, make_recommendation

LATER = date(2026, 4, 12)
DAY = timedelta(days=1)


@pytest.fixture
def full(by, manager, strategy, domain, objective, council, police):
    """A plan with everything that is copied, and some of what is not."""
    told = {"objective_id": objective.pk, "number": 3}
    answer = make_recommendation(manager, strategy, domain, **told)
    first, second = (
        make_action(
            manager,
            answer,
            council,
            title=title,
            text="Each week",
            supporting_ids=[police.pk],
            horizon="short",
            weight=Decimal("0.5"),
        )
        for title in ("Plan lessons", "Hold lessons")
    )
    make_recommendation(manager, strategy, domain, number=4)
    services.add_dependency(by=by, action_id=second.pk, needs_id=first.pk)
    services.set_status(by=by, action_id=first.pk, status="done", **evidence())
    moved = {"due_on": date(2027, 1, 1), "reason": "Rain"}
    services.move_due_date(by=by, action_id=second.pk, **moved)
    return queries.copied_plan(strategy)


def copied(by, plan, **said):
    here = services.Here(
        agencies=dict.fromkeys(plan.partners, 0) | agencies(),
        domains={each.title: each.pk for each in queries.domains()},
    )
    told = {"title": "The next one", "approved_on": LATER, "approved_by_body": "Board"}
    return services.copy_plan(by=by, plan=plan, here=here, **(told | said))


def agencies():
    found = queries.partners(today=LATER)
    return {each.name: each.pk for each in found}


def test_a_copy_has_the_same_plan(by, full):
    copy = copied(by, read_copy(written_copy(full)))

    assert queries.copied_plan(copy) == replace(full, title="The next one")


def test_every_day_is_counted_from_the_new_approval(by, full, strategy):
    copy = copied(by, full)

    shift = LATER - strategy.approved_on
    assert copy.starts_on - strategy.starts_on == shift
    assert copy.ends_on - strategy.ends_on == shift
    actions = Action.objects.filter(recommendation__strategy=copy)
    assert {each.due_on for each in actions} == {date(2026, 10, 12)}
    assert {each.first_due_on for each in actions} == {date(2026, 10, 12)}


def test_nothing_of_what_became_of_it_is_copied(by, full):
    before = Evidence.objects.count()

    copy = copied(by, full)

    actions = Action.objects.filter(recommendation__strategy=copy)
    assert {each.status for each in actions} == {"not-started"}
    assert Evidence.objects.count() == before
    assert "evidence" not in written_copy(full)


def test_names_mean_what_they_were_said_to_mean(by, full, police, council):
    foreign = json.loads(written_copy(full).replace(council.name, "Other Borough"))
    plan = read_copy(json.dumps(foreign))
    assert plan.partners == ["Other Borough", police.name]
    here = services.Here(
        agencies={"Other Borough": council.pk, police.name: police.pk},
        domains={each.title: each.pk for each in queries.domains()},
    )

    copy = services.copy_plan(
        by=by,
        plan=plan,
        here=here,
        title="From there",
        approved_on=LATER,
        approved_by_body="Board",
    )

    actions = Action.objects.filter(recommendation__strategy=copy)
    assert {each.lead_agency_id for each in actions} == {council.pk}


def test_all_is_copied_or_nothing(by, full):
    [first, *rest] = full.recommendations
    unknown = replace(first.actions[0], text="{{figure:of-another-site}}")
    actions = (*first.actions, unknown)
    answers = (replace(first, actions=actions), *rest)

    with pytest.raises(RefusedError, match="no figure called “of-another-site”"):
        copied(by, replace(full, recommendations=answers))

    assert Strategy.objects.count() == 1


def test_only_who_manages_strategies_copies(officer, full):
    with pytest.raises(PermissionDenied):
        copied(actor_of(officer), full)


WORDS = st.text(max_size=20)
DAYS = st.integers(-500, 5_000)


@st.composite
def plans(draw):
    count = draw(st.integers(0, 3))
    actions = tuple(
        CopiedAction(
            title=draw(WORDS),
            text=draw(WORDS),
            lead=draw(WORDS),
            supporting=tuple(draw(st.lists(WORDS, max_size=2))),
            owner_post=draw(WORDS),
            horizon=draw(WORDS),
            weight=draw(st.sampled_from([None, "0.25", "1"])),
            needs=tuple(n for n in range(place) if draw(st.booleans())),
        )
        for place in range(count)
    )
    aims = (CopiedObjective(draw(WORDS), draw(WORDS), draw(WORDS), draw(DAYS)),)
    told = [draw(WORDS) for _ in range(4)]
    answer = CopiedRecommendation(1, *told, draw(st.sampled_from([None, 0])), actions)
    days = [draw(DAYS) for _ in range(3)]
    return CopiedPlan(draw(WORDS), draw(WORDS), draw(WORDS), *days, aims, (answer,))


@given(plans())
def test_what_is_written_is_read_again(plan):
    assert read_copy(written_copy(plan)) == plan


def told(**changed):
    action = {
        "title": "A",
        "text": "",
        "lead": "Council",
        "supporting": [],
        "owner_post": "Head",
        "horizon": "short",
        "weight": None,
        "needs": [],
    }
    answer = {
        "number": 1,
        "title": "R",
        "text": "",
        "made_by": "Panel",
        "domain": "D",
        "objective": None,
        "actions": [action | changed.pop("action", {})],
    }
    plan = {
        "title": "P",
        "aliases": "",
        "vision": "V",
        "objectives": [],
        "starts_after": 0,
        "ends_after": 9,
        "review_after": 5,
        "recommendations": [answer | changed.pop("answer", {})],
    }
    return json.dumps({"format": "fourfold-plan-1", "plan": plan | changed})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no file of a plan"),
        ("[" * 100_000, "no file of a plan"),
        ("[]", "no file of a plan"),
        ('{"format": "other"}', "no file of a plan"),
        ('{"format": "fourfold-plan-1"}', "Wrong at plan"),
        (told(title=1), r"Wrong at plan\.title"),
        (told(title="x" * 20_001), r"Wrong at plan\.title"),
        (told(starts_after=True), r"Wrong at plan\.starts_after"),
        (told(ends_after=10**9), r"Wrong at plan\.ends_after"),
        (told(objectives={}), r"Wrong at plan\.objectives"),
        (told(objectives=[1] * 5_001), r"Wrong at plan\.objectives"),
        (told(more=1), "Wrong at plan"),
        (told(answer={"objective": 0}), "serves what is not in it"),
        (told(action={"needs": [0]}), "waits for what is not in it"),
        (told(action={"needs": [1]}), "waits for what is not in it"),
        (told(action={"weight": "half"}), "no part of 1"),
        (told(action={"weight": "NaN"}), "no part of 1"),
        (told(action={"weight": "2"}), "no part of 1"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_place(text, words):
    with pytest.raises(PlanCopyError, match=words):
        read_copy(text)


def test_the_smallest_plan_is_one():
    assert read_copy(told()).domains == ["D"]
