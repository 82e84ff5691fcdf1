"""A plan's file is read row by row, and every fault of it is named."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Action, Change
from fourfold.partnership.strategy.plan_columns import COLUMNS
from fourfold.partnership.strategy.plan_files import (
    Known,
    KnownAction,
    read_plan,
)
from fourfold.partnership.strategy.plan_limits import plan_limits
from tests.people import actor_of
from tests.strategies import make_action

ACTION = "0b0e8f5c-6a2d-4f0e-9a53-0d3c6f1a2b3c"
KNOWN = Known(
    recommendations={"1": 11, "2": 12},
    agencies={"council": 21, "police": 22},
    wards={"canal": 31},
    horizons={"short": "2026-09-12", "long": "2028-03-12"},
    actions={ACTION: KnownAction(41, "1", "short", "2026-09-12", "on-track")},
)
GOOD = {
    "recommendation_number": "1",
    "action": "Mend lamps",
    "lead_agency": "Council",
    "owner_post": "Head",
    "horizon": "short",
}


def file_of(*rows, columns=COLUMNS):
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, extrasaction="raise")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def faults(*rows, **how):
    found = read_plan(file_of(*rows, **how), KNOWN)
    return [(each.line, each.column) for each in found.errors]


def test_a_row_without_an_id_is_a_new_action():
    whole = GOOD | {"supporting_agencies": "Police; council", "wards": "CANAL"}

    [row] = read_plan(file_of(whole | {"weight": "0.25"}), KNOWN).rows

    assert (row.line, row.action_id, row.recommendation_id) == (2, None, 11)
    assert row.values["supporting_ids"] == [22, 21]
    assert row.values["ward_ids"] == [31]
    assert row.values["weight"] == Decimal("0.25")


def test_a_row_with_an_id_is_that_action():
    [row] = read_plan(file_of(GOOD | {"id": ACTION.upper()}), KNOWN).rows

    assert row.action_id == 41


def test_only_columns_that_are_needed_must_be_there():
    found = read_plan(file_of(GOOD, columns=list(GOOD)), KNOWN)

    assert found.errors == []
    assert found.rows[0].values["text"] == ""


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"action": ""}, "action"),
        ({"action": "x" * 201}, "action"),
        ({"lead_agency": "Fire"}, "lead_agency"),
        ({"recommendation_number": "9"}, "recommendation_number"),
        ({"supporting_agencies": "Police; Fire"}, "supporting_agencies"),
        ({"wards": "Moon"}, "wards"),
        ({"horizon": "never"}, "horizon"),
        ({"weight": "2"}, "weight"),
        ({"weight": "0"}, "weight"),
        ({"weight": "half"}, "weight"),
        ({"weight": "NaN"}, "weight"),
        ({"weight": "0.00001"}, "weight"),
        ({"id": "of another strategy"}, "id"),
        ({"id": ACTION, "horizon": "long"}, "horizon"),
        ({"id": ACTION, "recommendation_number": "2"}, "recommendation_number"),
        ({"id": ACTION, "due_on": "2026-09-13"}, "due_on"),
        ({"id": ACTION, "due_on": "99/99/2026"}, "due_on"),
        ({"id": ACTION, "due_on": "a/b/c"}, "due_on"),
        ({"id": ACTION, "status": "done"}, "status"),
        ({"due_on": "2026-09-13"}, "due_on"),
        ({"status": "on-track"}, "status"),
    ],
)
def test_what_is_wrong_is_named_with_its_row_and_column(changed, column):
    assert faults(GOOD, GOOD | changed) == [(3, column)]


def test_a_fault_is_named_by_its_cell():
    [fault] = read_plan(file_of(GOOD | {"horizon": "never"}), KNOWN).errors

    assert fault.cell == "I2"


@pytest.mark.parametrize("day", ["2026-09-12", "12/09/2026", "12/9/2026"])
@pytest.mark.parametrize("status", ["on-track", "On track"])
def test_what_is_only_to_be_read_may_stand_as_people_write_it(day, status):
    assert faults(GOOD | {"id": ACTION, "due_on": day, "status": status}) == []


def test_all_faults_of_all_rows_are_named():
    bad = GOOD | {"action": "", "horizon": "never"}

    assert faults(bad, bad) == [
        (2, "action"),
        (2, "horizon"),
        (3, "action"),
        (3, "horizon"),
    ]


def test_an_action_twice_in_a_file_is_a_fault():
    row = GOOD | {"id": ACTION}

    assert faults(row, row) == [(3, "id")]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", {"recommendation_number", "action", "lead_agency", "owner_post"}),
        ("action,action\n", {"action", "lead_agency"}),
        (file_of(columns=COLUMNS).replace("wards", "ward"), {"ward"}),
        (file_of(), {""}),
        (f"{file_of()}\n , ,\n", {""}),
    ],
)
def test_what_is_wrong_with_the_whole_file_is_named(text, columns):
    found = read_plan(text, KNOWN)

    assert columns <= {each.column for each in found.errors}
    assert found.rows == []


def test_a_file_that_nobody_would_read_through_is_refused():
    found = read_plan(file_of(*[GOOD] * (plan_limits().most_rows + 1)), KNOWN)

    assert "More than 500 rows" in found.errors[0].words


def test_a_mark_of_spreadsheets_and_of_windows_is_taken_off():
    text = "\ufeff" + file_of(GOOD | {"action": "'=1+1", "text": "'tis"})

    [row] = read_plan(text, KNOWN).rows

    assert (row.values["title"], row.values["text"]) == ("=1+1", "'tis")


@given(st.text())
def test_no_text_breaks_the_reading(text):
    found = read_plan(text.replace("\0", ""), KNOWN)

    assert found.rows or found.errors


@pytest.fixture
def ward(db):
    return CoveredArea.objects.create(code="E05000001", name="Canal", kind="ward")


@pytest.fixture
def actions(manager, recommendation, council, police, ward):
    return [
        make_action(
            manager,
            recommendation,
            council,
            title=title,
            supporting_ids=[police.pk],
            ward_ids=[ward.pk],
        )
        for title in ("Mend lamps", "Walk home")
    ]


def applied(by, strategy, rows, **how):
    plan = read_plan(file_of(*rows), queries.known_to(strategy))
    assert plan.errors == []
    told = {"reason": "Tidied", "seen": queries.newest_change_of_all(), **how}
    return services.apply_plan(by=by, strategy_id=strategy.pk, rows=plan.rows, **told)


def test_a_plan_that_is_sent_back_as_it_was_changes_nothing(by, strategy, actions):
    before = Change.objects.count()

    told = applied(by, strategy, queries.plan_rows(strategy))

    assert (told.added, told.changed, told.unchanged) == (0, 0, 2)
    assert Change.objects.count() == before


def test_rows_add_and_change_actions(by, strategy, actions):
    first, second = queries.plan_rows(strategy)
    new = first | {"id": "", "action": "Plant trees", "horizon": "long", "due_on": ""}

    told = applied(by, strategy, [first | {"wards": ""}, second, new])

    assert (told.added, told.changed, told.unchanged) == (1, 1, 1)
    assert Action.objects.get(title="Plant trees").months == 24
    [change] = Change.objects.filter(field="wards")
    assert (change.old, change.new, change.reason) == ("Canal", "", "Tidied")


def test_either_all_rows_are_written_or_none(by, strategy, actions):
    first, second = queries.plan_rows(strategy)
    new = first | {"id": "", "action": "Plant trees"}
    plan = read_plan(file_of(new, second), queries.known_to(strategy))
    plan.rows[1] = replace(plan.rows[0], line=3, horizon="never")

    with pytest.raises(RefusedError, match="Row 3: There was no such horizon"):
        services.apply_plan(
            by=by,
            strategy_id=strategy.pk,
            rows=plan.rows,
            reason="x",
            seen=queries.newest_change_of_all(),
        )

    assert not Action.objects.filter(title="Plant trees").exists()


@pytest.mark.parametrize("how", [{"reason": " "}, {"seen": 0}])
def test_a_plan_without_a_reason_or_overtaken_is_refused(by, strategy, actions, how):
    with pytest.raises(RefusedError):
        applied(by, strategy, queries.plan_rows(strategy), **how)


def test_only_who_manages_strategies_writes_a_plan(officer, strategy, actions):
    with pytest.raises(PermissionDenied):
        applied(actor_of(officer), strategy, queries.plan_rows(strategy))
