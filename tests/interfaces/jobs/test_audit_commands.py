import json

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.models import Checkpoint, Entry
from fourfold.partnership.audit.services import record
from tests.trail import unguarded

pytestmark = pytest.mark.django_db
BY = command("test")


@pytest.fixture(autouse=True)
def anchors(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    return settings.AUDIT_ANCHORS


def add(number):
    for _ in range(number):
        with transaction.atomic():
            record(by=BY, action="audit.retired")


def damage(statement):
    with unguarded() as cursor:
        cursor.execute(statement)


def test_an_intact_trail_is_said_to_be_so(capsys):
    add(3)
    call_command("anchor_audit")
    call_command("verify_audit")

    said = capsys.readouterr().out
    assert "Entry 3 is anchored." in said
    assert "4 entries, 1 to 4; compared with 1 anchor, the newest of entry 3." in said
    assert said.endswith("Intact.\n")


def test_without_anchors_it_is_said_what_cannot_be_seen(capsys):
    call_command("verify_audit")

    said = capsys.readouterr().out
    assert "0 entries; compared with no anchor." in said
    assert "cannot be seen" in said


def test_what_was_found_is_said_and_is_the_exit_code(capsys):
    add(4)
    damage("DELETE FROM audit_entry WHERE seq = 2")

    with pytest.raises(SystemExit) as end:
        call_command("verify_audit")

    said = capsys.readouterr().out
    assert end.value.code == 1
    assert "FOUND  missing: entry 2 is gone\nNOT INTACT." in said


def test_a_report_can_be_had_as_data(capsys):
    add(4)
    call_command("anchor_audit")
    damage("DELETE FROM audit_entry WHERE seq >= 4")
    capsys.readouterr()

    with pytest.raises(SystemExit):
        call_command("verify_audit", "--json", "--no-record")

    report = json.loads(capsys.readouterr().out)
    assert report["intact"] is False
    assert [(each["kind"], each["seq"]) for each in report["findings"]] == [
        ("end missing", 4)
    ]


def test_many_findings_are_counted(capsys):
    add(110)
    damage("DELETE FROM audit_entry WHERE seq % 2 = 0")

    with pytest.raises(SystemExit):
        call_command("verify_audit")

    assert "… and 4 more." in capsys.readouterr().out


def test_a_trail_whose_beginning_was_retired_says_so(capsys):
    add(2)
    Checkpoint.objects.create(seq=1, code="c", count=1, at="now", seal="s")

    with pytest.raises(SystemExit):
        call_command("verify_audit")

    assert "Entries up to 1 were retired before." in capsys.readouterr().out


def test_a_copy_can_be_verified_without_a_trace():
    add(2)

    call_command("verify_audit", "--no-record")

    assert Entry.objects.count() == 2


def test_anchors_that_are_not_there_are_no_verification(tmp_path):
    with pytest.raises(CommandError, match="There is no file") as end:
        call_command("verify_audit", "--anchors", str(tmp_path / "none"))

    assert end.value.returncode == 2


def test_anchors_kept_elsewhere_can_be_named(anchors, tmp_path, capsys):
    add(2)
    call_command("anchor_audit")
    anchors.rename(tmp_path / "copy")

    call_command("verify_audit", "--anchors", str(tmp_path / "copy"))

    assert "compared with 1 anchor" in capsys.readouterr().out


def test_nothing_new_is_said(capsys):
    call_command("anchor_audit")

    assert "Nothing is new" in capsys.readouterr().out


def test_an_anchor_that_cannot_be_written_says_what_to_do(settings, tmp_path):
    add(1)
    (tmp_path / "file").write_text("")
    settings.AUDIT_ANCHORS = tmp_path / "file" / "anchors"

    with pytest.raises(CommandError, match="FOURFOLD_AUDIT_ANCHORS"):
        call_command("anchor_audit")
