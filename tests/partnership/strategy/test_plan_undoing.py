"""What a file wrote is taken back exactly, or not at all, and stays in the history."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Action, Change, PlanImport
from fourfold.partnership.strategy.models.plan_import import PlanImportRow
from fourfold.partnership.strategy.plan_files import read_plan
from fourfold.partnership.strategy.plan_limits import plan_limits
from fourfold.partnership.strategy.plan_undoing import (
    Undoing,
    hindrances,
    kept_values,
)
from tests.people import actor_of
from tests.strategies import make_action

from .test_plan_files import applied, file_of, ward  # noqa: F401 - a fixture

DAY = timedelta(days=1)


@pytest.fixture
def actions(manager, recommendation, council, police, ward):  # noqa: F811
    told = {"supporting_ids": [police.pk], "ward_ids": [ward.pk]}
    return [
        make_action(manager, recommendation, council, title=title, **told)
        for title in ("Mend lamps", "Walk home")
    ]


@pytest.fixture
def written(by, strategy, actions):
    """A file that changed one action, left one, and added one."""
    first, second = queries.plan_rows(strategy)
    changed = {"action": "Mend every lamp", "supporting_agencies": "", "wards": ""}
    new = first | {"id": "", "action": "Plant trees"}
    told = applied(by, strategy, [first | changed, second, new])
    return told.written


def values():
    return [kept_values(each) for each in Action.objects.order_by("pk")]


def take_back(by, written, reason="Wrong file"):
    return services.take_plan_back(by=by, import_id=written.pk, reason=reason)


def test_what_a_file_wrote_is_kept_with_who_and_why(by, written, manager):
    assert (written.added, written.changed, written.reason) == (1, 1, "Tidied")
    assert (written.by, written.role) == (manager, "Programme manager")
    assert [each.is_added for each in written.rows.all()] == [False, True]
    [told] = Change.objects.filter(field="plan")
    assert (told.new, told.reason) == ("1 added, 1 changed", "Tidied")


def test_a_file_that_did_nothing_is_not_kept(by, strategy, actions):
    told = applied(by, strategy, queries.plan_rows(strategy))

    assert told.written is None
    assert not PlanImport.objects.exists()


def test_everything_is_as_it_was_and_nothing_is_gone(by, strategy, actions):
    before = values()
    first, _ = queries.plan_rows(strategy)
    changed = {"action": "Mend every lamp", "wards": "", "supporting_agencies": ""}
    new = first | {"id": "", "action": "Plant trees"}
    written = applied(by, strategy, [first | changed, new]).written
    history = set(Change.objects.values_list("pk", flat=True))

    undo = take_back(by, written)

    assert values() == before
    assert history < set(Change.objects.values_list("pk", flat=True))
    assert (undo.reason, undo.by_id) == ("Wrong file", by.person_id)
    [gone] = queries.taken_back(strategy)
    assert gone.title == "Plant trees"
    newest = queries.history(gone.public_id)[0]
    assert (newest.field, newest.new) == ("taken_back_on", "2026-05-01")
    assert queries.action(gone.public_id) is None
    assert queries.taken_back_action(gone.public_id) == gone


def test_it_is_taken_back_once(by, written):
    take_back(by, written)

    with pytest.raises(RefusedError, match="already"):
        take_back(by, written)


def test_a_reason_is_needed(by, written):
    with pytest.raises(RefusedError, match="Say why"):
        take_back(by, written, reason=" ")


def test_only_who_manages_strategies_takes_back(officer, written):
    with pytest.raises(PermissionDenied):
        take_back(actor_of(officer), written)


def say_at_risk(by, action):
    services.set_status(by=by, action_id=action.pk, status="at-risk", reason="Rain")


def plan_a_step(by, action):
    services.add_activity(
        by=by,
        action_id=action.pk,
        title="Meet",
        agency_id=action.lead_agency_id,
        planned_on=date(2026, 6, 1),
    )


def need(by, action):
    other = Action.objects.exclude(pk=action.pk).first()
    services.add_dependency(by=by, action_id=other.pk, needs_id=action.pk)


@pytest.mark.parametrize("touch", [say_at_risk, plan_a_step, need])
def test_what_somebody_has_touched_since_is_named_and_all_stays(by, written, touch):
    touch(by, Action.objects.get(title="Plant trees"))
    before = values()

    with pytest.raises(RefusedError, match="“Plant trees”: "):
        take_back(by, written)

    assert values() == before


def test_a_change_that_was_changed_again_is_named(by, written):
    say_at_risk(by, Action.objects.get(title="Mend every lamp"))

    with pytest.raises(RefusedError, match="“Mend every lamp”: somebody has changed"):
        take_back(by, written)


def test_what_a_board_has_seen_is_not_taken_back(by, written, strategy):
    services.freeze_board_pack(by=by, meeting="Board", meeting_on=strategy.starts_on)

    with pytest.raises(RefusedError, match="a pack for the board was frozen"):
        take_back(by, written)


def test_what_stood_in_public_for_long_is_not_taken_back(by, written, clock):
    clock.shift(timedelta(days=plan_limits().undo_days))
    assert hindrances(queries.undoing(written), today=date(2026, 5, 15)) == []

    clock.shift(DAY)

    with pytest.raises(RefusedError, match="more than 14 days"):
        take_back(by, written)


def test_a_change_alone_may_be_taken_back_for_ever(by, strategy, actions, clock):
    first, _ = queries.plan_rows(strategy)
    written = applied(by, strategy, [first | {"action": "Mend every lamp"}]).written
    clock.shift(400 * DAY)

    take_back(by, written)

    assert Action.objects.filter(title="Mend lamps").exists()


def test_a_mistake_that_was_late_at_once_can_be_taken_back(
    by, strategy, actions, clock
):
    clock.move_to("2028-05-01T10:00Z")
    first, _ = queries.plan_rows(strategy)
    written = applied(by, strategy, [first | {"id": "", "action": "Late"}]).written

    take_back(by, written)

    assert not Action.objects.filter(title="Late").exists()


WRITTEN_ON = date(2026, 5, 1)


@given(due=st.integers(-50, 50), now=st.integers(0, 50), is_touched=st.booleans())
def test_no_promise_that_was_broken_is_ever_hidden(due, now, is_touched):
    action = Action(pk=1, title="A", due_on=WRITTEN_ON + due * DAY)
    row = PlanImportRow(action=action, before={}, came_after=0, last_change=5)
    told = Undoing(
        written_on=WRITTEN_ON,
        rows=[row],
        newest={1: 6 if is_touched else 5},
        needed=frozenset(),
        frozen=False,
    )

    may_go = not hindrances(told, today=WRITTEN_ON + now * DAY)

    was_broken = 0 <= due < now
    assert may_go == (not was_broken and not is_touched and now <= 14)


def test_a_taken_back_action_counts_nowhere(by, strategy, written, recommendation):
    today = date(2026, 5, 1)
    take_back(by, written)

    everything = queries.Wanted()
    assert (
        queries.counts(queries.actions(everything, today=today), today=today).all == 2
    )
    [answered] = queries.recommendations()
    assert len(answered.actions.all()) == 2
    assert queries.pack_now(None)["actions"] == 2
    assert "Plant trees" not in [row["action"] for row in queries.plan_rows(strategy)]
    dues = queries.due_between(date(2026, 1, 1), date(2029, 1, 1))
    assert "Plant trees" not in [str(each.row) for each in dues]


def test_a_row_of_a_taken_back_action_is_refused(by, strategy, written):
    rows = list(queries.plan_rows(strategy))
    take_back(by, written)

    plan = read_plan(file_of(*rows), queries.known_to(strategy))

    assert [each.column for each in plan.errors] == ["id"]


def test_readers_of_the_feed_are_told(by, written):
    take_back(by, written)

    changes = list(queries.changes_since(None)[:5])
    gone = next(each for each in changes if each.field == "taken_back_on")
    assert str(queries.subjects_of(changes)[gone.subject]) == "Plant trees"
