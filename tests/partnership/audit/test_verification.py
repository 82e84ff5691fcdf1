import pytest
from django.db import connection

from fourfold.partnership.audit.chain import FIELDS, code_of
from fourfold.partnership.audit.findings import Kind, Report
from fourfold.partnership.audit.models import Checkpoint, Entry
from fourfold.partnership.audit.services import anchor, verify
from fourfold.partnership.audit.verification import verification
from tests.trail import unguarded

from .conftest import BY

KEY = b"a key of the tests and of nothing else"
SPARE = 1_000_000


def found(anchors=None, key=KEY):
    report = verification(key=key, anchors=anchors)
    return [(finding.kind, finding.seq) for finding in report.findings]


def damage(*statements):
    with unguarded() as cursor:
        for statement in statements:
            cursor.execute(statement)


def rewritten_from(seq):
    """What somebody can do who has the database and the key."""
    entries = list(Entry.objects.filter(seq__gte=seq - 1))
    previous = entries[0].code
    with unguarded() as cursor:
        for entry in entries[1:]:
            values = [getattr(entry, field) for field in FIELDS]
            previous = code_of(values, previous=previous, key=KEY)
            statement = "UPDATE audit_entry SET code = %s WHERE seq = %s"
            cursor.execute(statement, [previous, entry.seq])


@pytest.mark.django_db
def test_an_empty_trail_is_intact(anchors):
    report = verification(key=KEY)

    assert report.is_intact
    assert (report.checked, report.first, report.last) == (0, None, None)


@pytest.mark.django_db
def test_a_trail_as_it_was_written_is_intact(trail, anchors):
    trail(5)
    anchor(by=BY)

    report = verification(key=KEY, anchors=anchors)

    assert report.is_intact
    assert (report.checked, report.anchors, report.last_anchor) == (6, 1, 5)


@pytest.mark.django_db
def test_a_trail_is_read_in_pieces(trail, monkeypatch):
    monkeypatch.setattr("fourfold.partnership.audit.stream.AT_ONCE", 2)
    trail(5)

    assert verification(key=KEY).checked == 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "doer = 'person of no matter'",
        "at = '2020-01-01T00:00:00.000000+00:00'",
        "details = '{\"seq\": 99}'",
        "code = 'b'",
    ],
)
def test_an_edited_entry_is_named(trail, change):
    trail(6)

    damage(f"UPDATE audit_entry SET {change} WHERE seq = 3")

    # Where the code itself was edited, the next no longer fits it either.
    assert found()[0] == (Kind.CHANGED, 3)
    assert len(found()) == 1


@pytest.mark.django_db
def test_entries_that_were_deleted_are_named(trail):
    trail(6)

    damage("DELETE FROM audit_entry WHERE seq IN (3, 4)")

    (finding,) = verification(key=KEY).findings
    assert (finding.kind, finding.seq) == (Kind.MISSING, 3)
    assert finding.words == "3 to 4 are gone"


@pytest.mark.django_db
def test_a_deletion_that_was_closed_up_is_found(trail):
    trail(6)

    damage(
        "DELETE FROM audit_entry WHERE seq = 3",
        "UPDATE audit_entry SET seq = 3 WHERE seq = 4",
        "UPDATE audit_entry SET seq = 4 WHERE seq = 5",
        "UPDATE audit_entry SET seq = 5 WHERE seq = 6",
    )

    (finding,) = verification(key=KEY).findings
    assert (finding.kind, finding.seq) == (Kind.CHANGED, 3)
    assert finding.words == "entries 3 to 5 were changed, moved or put in"


@pytest.mark.django_db
def test_entries_that_changed_places_are_found(trail):
    trail(8)

    damage(
        f"UPDATE audit_entry SET seq = {SPARE} WHERE seq = 3",
        "UPDATE audit_entry SET seq = 3 WHERE seq = 6",
        f"UPDATE audit_entry SET seq = 6 WHERE seq = {SPARE}",
    )

    assert found() == [(Kind.CHANGED, 3), (Kind.CHANGED, 6)]


@pytest.mark.django_db
def test_an_entry_that_was_put_in_at_the_end_is_found(trail):
    trail(3)
    columns = "at, doer, agency, action, target_kind, target, purpose, details, code"

    damage(
        f"INSERT INTO audit_entry (seq, {columns})"
        f" SELECT 4, {columns} FROM audit_entry WHERE seq = 2"
    )

    assert found() == [(Kind.CHANGED, 4)]


@pytest.mark.django_db
def test_another_key_is_told_from_a_change(trail):
    trail(4)

    assert found(key=b"another") == [(Kind.KEY, 1)]


@pytest.mark.django_db
def test_a_beginning_that_nobody_retired_is_missed(trail):
    trail(5)

    damage("DELETE FROM audit_entry WHERE seq < 3")

    (finding,) = verification(key=KEY).findings
    assert (finding.kind, finding.seq) == (Kind.BEGINNING, 1)
    assert "begins with entry 3" in finding.words


@pytest.mark.django_db
def test_an_end_that_was_cut_off_shows_by_an_anchor_only(trail, anchors):
    trail(6)
    anchor(by=BY)

    damage("DELETE FROM audit_entry WHERE seq > 4")

    assert found() == []
    assert found(anchors) == [(Kind.CUT, 5)]


@pytest.mark.django_db
def test_a_trail_that_is_all_gone_shows_by_an_anchor(trail, anchors):
    trail(2)
    anchor(by=BY)

    damage("DELETE FROM audit_entry")

    assert found(anchors) == [(Kind.CUT, 1)]


@pytest.mark.django_db
def test_an_end_that_was_written_anew_with_the_key_shows_by_an_anchor(trail, anchors):
    trail(4)
    anchor(by=BY)
    trail(4)
    anchor(by=BY)
    damage("UPDATE audit_entry SET doer = 'nobody' WHERE seq = 7")
    rewritten_from(7)

    without, with_anchors = found(), verification(key=KEY, anchors=anchors).findings

    assert without == []
    assert [(each.kind, each.seq) for each in with_anchors] == [(Kind.REWRITTEN, 9)]
    assert "rewritten after 4" in with_anchors[0].words


@pytest.mark.django_db
def test_an_anchored_entry_that_is_gone_is_named_twice(trail, anchors):
    trail(4)
    anchor(by=BY)
    trail(2)

    damage("DELETE FROM audit_entry WHERE seq = 4")

    assert found(anchors) == [(Kind.MISSING, 4), (Kind.MISSING, 4)]


@pytest.mark.django_db
def test_an_anchor_that_the_trail_speaks_of_is_missed(trail, anchors):
    trail(4)
    anchor(by=BY)
    anchors.write_text("")

    assert found(anchors) == [(Kind.NO_ANCHOR, 4)]


@pytest.mark.django_db
def test_a_database_without_its_guard_is_a_finding(trail):
    trail(1)

    with unguarded():
        (finding,) = verification(key=KEY).findings

    assert finding.kind is Kind.UNGUARDED
    assert "audit_entry_no_delete" in finding.words


@pytest.mark.django_db
def test_a_checkpoint_that_is_not_ours_is_found(trail):
    trail(3)

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_checkpoint VALUES (2, %s, 2, 'now', 'no seal')",
            [Entry.objects.get(seq=2).code],
        )

    kinds = [kind for kind, _ in found()]
    assert kinds == [Kind.CHECKPOINT, Kind.RETURNED]


@pytest.mark.django_db
def test_a_retirement_meanwhile_begins_it_anew(trail, monkeypatch):
    trail(2)
    answers = iter([None, Checkpoint(seq=1), None, None])
    monkeypatch.setattr(
        "fourfold.partnership.audit.models.Checkpoint.objects.last",
        lambda: next(answers),
    )

    report = verification(key=KEY)

    assert report.is_intact
    assert list(answers) == []


def test_a_report_shows_the_first_findings_and_counts_the_rest():
    report = Report()

    report.add([None] * 60)

    assert (len(report.findings), report.more) == (50, 10)


@pytest.mark.django_db
def test_that_it_was_verified_is_noted(trail, anchors):
    trail(2)
    anchor(by=BY)

    report = verify(by=BY)

    newest = Entry.objects.last()
    assert report.is_intact
    assert newest.action == "audit.verified"
    assert newest.details["checked"] == 3
    assert newest.details["intact"] is True
