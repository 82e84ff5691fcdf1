"""The database refuses what services never do, on whatever way it is asked."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.appending import kept, released, unchanged
from tests.strategies import evidence, make_indicator, number_of

from .test_plan_files import applied

APPENDED = (
    "indicatorentry",
    "change",
    "evidence",
    "pledgeentry",
    "pledgeoutcome",
    "strategyversion",
    "dutynote",
    "boardpack",
    "planimport",
    "planimportrow",
    "planundo",
)
PROMISED = (
    *("strategy", "domain", "objective", "recommendation"),
    *("action", "activity", "pledge", "indicator"),
)


@pytest.fixture
def filled(
    by, manager, strategy, domain, objective, action, pledge, milestone, council
):
    """A row in every table."""
    day = pledge.starts_on
    [row] = queries.plan_rows(strategy)
    written = applied(by, strategy, [row | {"id": ""}]).written
    services.take_plan_back(by=by, import_id=written.pk, reason="Wrong file")
    indicator = make_indicator(manager, objective, council)
    services.record_number(by=by, indicator_id=indicator.pk, **number_of(70))
    services.add_evidence(by=by, action_id=action.pk, **evidence())
    services.add_activity(
        by=by, action_id=action.pk, title="Meet", agency_id=council.pk, planned_on=day
    )
    services.record_entry(
        by=by, pledge_id=pledge.pk, amount=5, dated_on=day, source="Return"
    )
    services.name_duty_gap(by=by, duty="pcsc-2022-s8-kinds", text="No data")
    services.freeze_board_pack(by=by, meeting="Board", meeting_on=day)
    services.publish_outcome(
        by=by,
        pledge_id=milestone.pk,
        result="met",
        text="Open",
        source="Report",
        dated_on=day,
    )


def refused(statement):
    with (
        pytest.raises(DatabaseError, match="never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("model", [*APPENDED, *PROMISED])
def test_nothing_that_was_promised_or_said_is_deleted(filled, model):
    rows = apps.get_model("strategy", model).objects.all()
    count = rows.count()
    assert count

    with pytest.raises(DatabaseError), transaction.atomic():
        rows._raw_delete(using="default")
    refused(f"DELETE FROM strategy_{model}")

    assert rows.count() == count


@pytest.mark.parametrize("model", APPENDED)
def test_what_was_said_is_never_changed(filled, model):
    refused(f"UPDATE strategy_{model} SET id = id")


@pytest.mark.parametrize("model", APPENDED)
def test_a_row_cannot_be_put_in_the_place_of_another(filled, model):
    if connection.vendor == "postgresql":
        # What was just written has checks to come, before which nothing is truncated.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        refused(f"TRUNCATE strategy_{model} CASCADE")
    else:
        same = f"SELECT * FROM strategy_{model}"
        refused(f"INSERT OR REPLACE INTO strategy_{model} {same}")


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_what_keeps_rows_can_be_taken_away_by_a_migration(vendor):
    made = [*kept(vendor, ["strategy_a"]), *unchanged(vendor, ["strategy_a"])]

    names = {statement.split()[2] for statement in released(vendor, made)}

    other = "truncate" if vendor == "postgresql" else "replace"
    assert names == {f"strategy_a_no_{what}" for what in ("delete", other, "update")}
