from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from fourfold.partnership.audit.actions import UnknownActionError
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.models import Checkpoint, Entry
from fourfold.partnership.audit.services import record, record_read
from fourfold.partnership.audit.verification import verification

from .conftest import BY

KEY = b"a key of the tests and of nothing else"


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_what():
    target = Checkpoint(seq=7)

    entry = record(
        by=command("setup"), action="audit.retired", target=target, seq=7, count=3
    )

    assert (entry.seq, entry.doer, entry.agency) == (1, "command setup", "")
    assert (entry.target_kind, entry.target) == ("audit.checkpoint", "7")
    assert entry.details == {"seq": 7, "count": 3}
    assert str(entry) == "1: audit.retired"


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_the_transaction_of_the_act():
    with pytest.raises(RuntimeError, match="must be recorded in the transaction"):
        record(by=BY, action="audit.retired")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("action", "details", "words"),
    [
        ("audit.unheard_of", {}, "is not in definitions/audit"),
        ("audit.retired", {"name": "x"}, "has no details name"),
        ("audit.trail_read", {"doer": "x" * 201}, "a code, not a text"),
        ("audit.retired", {"purpose": "I wanted to know"}, "purpose is a code"),
    ],
)
def test_only_what_is_defined_can_be_recorded(action, details, words):
    with pytest.raises(UnknownActionError, match=words):
        record(by=BY, action=action, **details)

    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_entry_costs_two_queries_and_a_lock(trail, django_assert_num_queries):
    trail(3)
    lock = 1 if connection.vendor == "postgresql" else 0

    with django_assert_num_queries(2 + lock):
        record(by=BY, action="audit.retired")


@pytest.mark.django_db
def test_a_read_is_recorded_with_its_purpose():
    entry = record_read(by=BY, target=Checkpoint(seq=7), purpose="safeguarding")

    assert (entry.action, entry.purpose) == ("audit.record_read", "safeguarding")


@pytest.mark.django_db
def test_a_read_without_a_purpose_is_refused():
    with pytest.raises(UnknownActionError, match="read for a purpose"):
        record_read(by=BY, target=Checkpoint(seq=7), purpose="")


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_leave_no_gap_and_no_fork(trail):
    writers, each = 8, 12
    start = Barrier(writers)

    def write():
        start.wait()
        trail(each)
        connection.close()

    threads = [Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    report = verification(key=KEY)
    assert report.is_intact
    assert (report.checked, report.last) == (writers * each, writers * each)


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_leaves_no_gap(trail):
    trail(1)

    with transaction.atomic():
        record(by=BY, action="audit.retired")
        transaction.set_rollback(True)
    trail(1)

    assert list(Entry.objects.values_list("seq", flat=True)) == [1, 2]
    assert verification(key=KEY).is_intact


CHANGES = [
    "UPDATE audit_entry SET doer = 'nobody'",
    "DELETE FROM audit_entry",
    "UPDATE audit_checkpoint SET seq = 1",
    "DELETE FROM audit_checkpoint",
]
OF_POSTGRESQL = [
    "TRUNCATE audit_entry",
    "TRUNCATE audit_checkpoint",
    "INSERT INTO audit_entry SELECT * FROM audit_entry"
    " ON CONFLICT (seq) DO UPDATE SET doer = 'nobody'",
]
OF_SQLITE = [
    "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry",
    "REPLACE INTO audit_checkpoint SELECT * FROM audit_checkpoint",
]


@pytest.mark.django_db
def test_the_database_refuses_to_change_the_trail(trail):
    trail(2)
    Checkpoint.objects.create(seq=9, code="c", count=1, at="now", seal="s")
    more = OF_POSTGRESQL if connection.vendor == "postgresql" else OF_SQLITE

    for statement in CHANGES + more:
        with (
            pytest.raises(IntegrityError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    assert Entry.objects.count() == 2
    assert Checkpoint.objects.count() == 1
