"""A pack says what needs a decision, and once frozen stays as it is."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import BoardPack, Change
from fourfold.partnership.strategy.sealing import is_as_frozen
from tests.people import actor_of
from tests.strategies import make_action, make_milestone, make_objective

MEETING = {"meeting": "Board", "meeting_on": date(2026, 5, 6)}


def groups(told):
    return {
        each["name"]: [i["title"] for i in each["items"]] for each in told["decide"]
    }


@pytest.fixture
def plan(by, manager, strategy, domain, recommendation, council):
    """Something of every kind that a board has to decide on, and something of none."""
    make_objective(manager, strategy, domain, council, review_on=date(2026, 4, 30))
    make_objective(manager, strategy, domain, council, review_on=date(2026, 5, 1))
    past = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 4, 30)}
    make_milestone(manager, strategy, domain, council, **past)
    make_milestone(manager, strategy, domain, council, title="To come")
    made = [
        make_action(manager, recommendation, council, title=title)
        for title in ("Late", "Late longer", "At risk", "Fine")
    ]
    for action, day in zip(made, (29, 20), strict=False):
        services.move_due_date(
            by=by, action_id=action.pk, due_on=date(2026, 4, day), reason="x"
        )
    for reason in ("No lamps", "Still no lamps"):
        services.set_status(
            by=by, action_id=made[2].pk, status="at-risk", reason=reason
        )
    services.edit_strategy(
        by=by,
        strategy_id=strategy.pk,
        reason="Sooner",
        title=strategy.title,
        aliases="",
        starts_on=strategy.starts_on,
        ends_on=strategy.ends_on,
        review_on=date(2026, 4, 1),
    )
    return made


def test_what_needs_a_decision_comes_first(plan):
    told = queries.pack_now(None)

    found = groups(told)
    assert found["late"] == ["Late longer", "Late"]
    assert found["at-risk"] == ["At risk"]
    assert found["pledges"] == ["Open a centre"]
    assert found["reviews"] == ["Safer together", "Fewer injuries with knives"]
    assert len(found["duties"]) == 7
    assert (told["actions"], told["late"]) == (4, 2)
    why = {i["title"]: i["why"] for each in told["decide"] for i in each["items"]}
    assert why["Late"] == "2 days late"
    assert why["At risk"] == "Still no lamps"


def test_each_domain_says_how_far_it_is(plan, domain):
    [told] = queries.pack_now(None)["domains"]

    assert (told["title"], told["late"], told["percent"]) == (domain.title, 2, "0%")


def test_only_what_changed_since_the_last_meeting_is_told(by, plan, clock):
    services.freeze_board_pack(by=by, **MEETING)
    clock.move_to(datetime(2026, 6, 1, tzinfo=UTC))
    services.set_status(by=by, action_id=plan[3].pk, status="on-track")

    told = queries.pack_now(queries.last_pack().at)

    assert [(c["title"], c["field"], c["new"]) for c in told["changes"]] == [
        ("Fine", "status", "on-track")
    ]
    assert told["since"] == "2026-05-01T10:00:00+00:00"


def test_a_pack_stays_as_it_was_frozen_whatever_is_done_after(by, plan):
    pack = services.freeze_board_pack(by=by, **MEETING)
    assert groups(json.loads(pack.content))["late"] == ["Late longer", "Late"]

    for action in plan:
        services.move_due_date(
            by=by, action_id=action.pk, due_on=date(2027, 1, 1), reason="x"
        )

    found, before = queries.frozen_pack(1)
    assert before is None
    assert groups(json.loads(found.content))["late"] == ["Late longer", "Late"]
    assert found.sha256 == hashlib.sha256(found.content.encode()).hexdigest()
    assert is_as_frozen(found, before)
    assert groups(queries.pack_now(None))["late"] == []


def test_a_pack_that_was_changed_or_moved_no_longer_fits(by, plan):
    services.freeze_board_pack(by=by, **MEETING)
    services.freeze_board_pack(by=by, **MEETING)
    second, first = queries.frozen_pack(2)

    assert is_as_frozen(second, first)
    assert not is_as_frozen(second, None)
    second.number = 3
    assert not is_as_frozen(second, first)
    first.content = first.content.replace("Late longer", "Nearly done")
    assert not is_as_frozen(first, None)
    # Also with a hash that fits what was changed: the seal needs the key.
    first.sha256 = hashlib.sha256(first.content.encode()).hexdigest()
    assert not is_as_frozen(first, None)


def test_the_database_refuses_to_change_or_lose_a_pack(by, strategy):
    services.freeze_board_pack(by=by, **MEETING)
    packs = BoardPack.objects.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        packs.update(content="{}")
    with pytest.raises(DatabaseError), transaction.atomic():
        packs._raw_delete(using="default")

    assert queries.frozen_pack(2) is None
    assert str(packs.get()) == "Board, 2026-05-06"


def test_freezing_is_recorded_with_the_hash(by, strategy):
    pack = services.freeze_board_pack(by=by, **MEETING)

    entry = Entry.objects.get(action="strategy.pack_frozen")
    assert entry.details == {"sha256": pack.sha256}
    assert not Change.objects.filter(kind="boardpack").exists()


def test_an_earlier_meeting_is_refused(by, strategy):
    services.freeze_board_pack(by=by, **MEETING)

    with pytest.raises(RefusedError, match="later meeting"):
        services.freeze_board_pack(by=by, meeting="B", meeting_on=date(2026, 5, 5))


def test_only_who_manages_strategies_freezes(officer):
    with pytest.raises(PermissionDenied):
        services.freeze_board_pack(by=actor_of(officer), **MEETING)


def test_a_pack_of_nothing_says_so(by):
    told = queries.pack_now(None)

    assert (told["actions"], told["domains"], told["changes"]) == (0, [], [])
