from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction

from fourfold.partnership.audit import queries
from fourfold.partnership.audit.doers import Program, command, job
from fourfold.partnership.audit.filters import Filters, instant
from fourfold.partnership.audit.models import Checkpoint, Entry
from fourfold.partnership.audit.queries import (
    count_of,
    entries_of,
    is_as_written,
    last_verification,
    newest_anchor,
    page_of,
    retirement_day,
)
from fourfold.partnership.audit.services import (
    anchor,
    record,
    record_read,
    retire,
    verify,
)
from tests.trail import unguarded

from .conftest import BY

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 5, 1, 9, tzinfo=UTC)


class Worker(Program):
    @property
    def audit_agency(self):
        return "agency-1"


@pytest.fixture
def mixed(anchors):
    """Ten entries, one a day, of three doers and two actions."""
    doers = [command("one"), job("two"), Worker("person", "three")]
    for day in range(10):
        with time_machine.travel(FIRST + timedelta(days=day)), transaction.atomic():
            if day % 2:
                target = Checkpoint(seq=day)
                record_read(by=doers[day % 3], target=target, purpose="panel")
            else:
                record(by=doers[day % 3], action="audit.retired", seq=day)


def seqs(filters=None, **place):
    return [each.seq for each in page_of(filters or Filters(), **place).entries]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
        (Filters(doers=("command one",)), [10, 7, 4, 1]),
        (Filters(doers=("command one", "job two")), [10, 8, 7, 5, 4, 2, 1]),
        (Filters(doers=()), []),
        (Filters(actions=("audit.record_read",)), [10, 8, 6, 4, 2]),
        (Filters(actions=("audit.record_read", "audit.retired"), target="3"), [4]),
        (Filters(actions=()), []),
        (Filters(agency="agency-1"), [9, 6, 3]),
        (Filters(target="5"), [6]),
        (Filters(purpose="panel"), [10, 8, 6, 4, 2]),
        (Filters(since=date(2026, 5, 9)), [10, 9]),
        (Filters(until=date(2026, 5, 2)), [2, 1]),
        (Filters(since=date(2026, 5, 3), until=date(2026, 5, 4)), [4, 3]),
        (Filters(doers=("job two",), actions=("audit.retired",)), [5]),
    ],
)
def test_entries_are_those_that_fit_everything(mixed, filters, expected):
    assert seqs(filters) == expected
    assert count_of(filters, at_most=100) == len(expected)
    assert [e.seq for e in entries_of(filters, up_to=10)] == expected


def test_a_day_is_that_of_the_clock_on_the_wall(anchors):
    half_past_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    with time_machine.travel(half_past_midnight), transaction.atomic():
        record(by=BY, action="audit.retired")

    assert seqs(Filters(since=date(2026, 7, 1))) == [1]
    assert seqs(Filters(until=date(2026, 6, 30))) == []


@pytest.mark.parametrize("doers", [None, ("command one", "job two", "person three")])
def test_pages_go_back_and_forth_without_a_gap(mixed, monkeypatch, doers):
    monkeypatch.setattr(queries, "PAGE", 4)
    filters = Filters(doers=doers)

    first = page_of(filters)
    second = page_of(filters, before=first.oldest)
    third = page_of(filters, before=second.oldest)
    back = page_of(filters, after=third.entries[0].seq)

    assert [e.seq for e in first.entries + second.entries] == list(range(10, 2, -1))
    assert [e.seq for e in third.entries] == [2, 1]
    assert [e.seq for e in back.entries] == [6, 5, 4, 3]
    assert [(p.older, p.newer) for p in (first, second, third, back)] == [
        (True, False),
        (True, True),
        (False, True),
        (True, True),
    ]


def test_a_page_beside_an_entry_that_is_gone_is_found_by_its_number(mixed):
    with unguarded() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE seq = 5")

    assert seqs(before=5) == [4, 3, 2, 1]
    assert seqs(after=5) == [10, 9, 8, 7, 6]


def test_entries_of_one_moment_are_in_the_order_of_their_numbers(trail, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    with time_machine.travel(FIRST, tick=False):
        trail(5)

    assert seqs() == [5, 4]
    assert seqs(before=4) == [3, 2]
    assert seqs(after=2) == [4, 3]


def test_a_copy_is_read_in_pieces(mixed, monkeypatch):
    monkeypatch.setattr(queries, "PIECE", 3)

    assert [e.seq for e in entries_of(Filters(), up_to=8)] == list(range(8, 0, -1))


def test_many_alternatives_are_one_query(trail, django_assert_num_queries):
    trail(2)
    doers = tuple(f"person {number}" for number in range(30))

    with django_assert_num_queries(1):
        assert seqs(Filters(doers=doers)) == []


@pytest.fixture
def long_trail(db):
    """Enough entries, of enough kinds, for a database to care how it reads them."""
    Entry.objects.bulk_create(
        Entry(
            seq=number,
            at=instant(FIRST + timedelta(minutes=number)),
            doer=f"person {number % 20}",
            agency=f"agency {number % 7}",
            action=f"app.act_{number % 30}",
            target=f"{number % 500}",
            purpose=f"purpose-{number % 10}",
            code="0" * 64,
        )
        for number in range(1, 3001)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE audit_entry")


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        (Filters(), "entry_by_time"),
        (Filters(doers=("person 3",)), "entry_by_doer"),
        (Filters(doers=("person 3", "person 4")), "entry_by_doer"),
        (Filters(actions=("app.act_1",)), "entry_by_action"),
        (Filters(actions=("app.act_1", "app.act_2")), "entry_by_action"),
        (Filters(agency="agency 1"), "entry_by_agency"),
        (Filters(target="7"), "entry_by_target"),
        (Filters(purpose="purpose-1"), "entry_by_purpose"),
        (Filters(since=date(2026, 5, 2), until=date(2026, 5, 2)), "entry_by_time"),
    ],
)
def test_a_page_is_read_from_one_index_in_its_order(long_trail, filters, index):
    """So it costs the same however long the trail is: nothing is sorted or passed."""
    for place in ({}, {"before": 2000}, {"after": 1000}):
        plan = plan_of(lambda place=place: page_of(filters, **place))

        assert "SEARCH" in plan or "SCAN" in plan or "Index Scan" in plan
        assert index in plan or "entry_by_time" in plan
        assert "TEMP B-TREE" not in plan
        assert "Sort" not in plan
        assert "Seq Scan" not in plan


def plan_of(act):
    """How the database would read the entries that the act asks for."""
    asked = []

    def note(execute, sql, params, many, context):
        if "ORDER BY" in sql:
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    lines = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A few matches are sorted as fast; in a long trail they are not few.
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        for sql, params in asked:
            cursor.execute(f"{explain} {sql}", params)
            lines += [str(row) for row in cursor.fetchall()]
    return "\n".join(lines)


def test_the_newest_anchor_and_verification_are_found(trail, anchors):
    trail(2)
    nothing = (newest_anchor(), last_verification())
    anchor(by=BY)
    verify(by=BY)

    assert nothing == (None, None)
    assert newest_anchor().seq == 2
    assert last_verification().seq == 4


@pytest.mark.parametrize(
    ("today", "period", "day"),
    [
        (date(2026, 3, 4), "10 years", date(2016, 3, 4)),
        (date(2024, 2, 29), 7, date(2017, 2, 28)),
        (date(2026, 3, 4), None, None),
    ],
)
def test_entries_end_after_the_partnerships_own_period(today, period, day):
    assert retirement_day(today, period) == day


def test_one_entry_can_be_held_against_its_code(mixed):
    with unguarded() as cursor:
        cursor.execute("UPDATE audit_entry SET doer = 'nobody' WHERE seq = 4")

    judged = {e.seq: is_as_written(e) for e in Entry.objects.filter(seq__in=[1, 4, 5])}

    assert judged == {1: True, 4: False, 5: True}


def test_the_first_after_a_retirement_fits_what_stands_for_the_rest(mixed):
    anchor(by=BY)
    retire(before=FIRST + timedelta(days=3, hours=1), by=BY)
    first = Entry.objects.first()

    assert first.seq == 5
    assert is_as_written(first)


def test_an_entry_without_the_one_before_does_not_fit(mixed):
    with unguarded() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE seq = 4")

    assert not is_as_written(Entry.objects.get(seq=5))
