import json
import shutil
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from fourfold.config.backups import (
    BackupError,
    check_backup,
    files,
    manifest,
    newest_backup,
    postgresql,
    sqlite,
    take,
)
from fourfold.config.backups.databases import kind_of
from fourfold.partnership.audit.doers import command

EMPTY = {
    "taken_at": "2026-06-03T12:00:00+00:00",
    "vendor": "sqlite",
    "version": "1",
    "migrations": [],
    "rows": {},
    "newest_entry": 0,
    "keys": {},
    "files": {},
}


def written(folder, **changed):
    folder.mkdir(exist_ok=True)
    text = json.dumps({**EMPTY, **changed})
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_manifest_is_no_backup(tmp_path):
    with pytest.raises(BackupError, match="is no backup"):
        check_backup(tmp_path)


@pytest.mark.parametrize("text", ["{", "{}", "[]"])
def test_a_manifest_that_cannot_be_read_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")

    with pytest.raises(BackupError, match="cannot be read"):
        check_backup(tmp_path)


def test_a_manifest_of_another_format_is_refused(tmp_path):
    with pytest.raises(BackupError, match="another version"):
        check_backup(written(tmp_path, format=99))


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(BackupError, match=r"lacks database\.sqlite3"):
        check_backup(written(tmp_path, files={"database.sqlite3": {}}))


def test_a_file_that_was_put_in_is_named(tmp_path):
    (tmp_path / "more").write_text("x", encoding="utf-8")

    with pytest.raises(BackupError, match="should not: more"):
        check_backup(written(tmp_path))


def test_the_newest_of_a_folder_is_taken(tmp_path):
    written(tmp_path / "2025-01-01T000000Z")
    newest = written(tmp_path / "2026-01-01T000000Z")
    (tmp_path / ".2027-01-01T000000Z.unfinished").mkdir()

    assert newest_backup(tmp_path) == newest
    assert newest_backup(newest) == newest


def test_a_folder_without_backups_is_said_to_have_none(tmp_path):
    with pytest.raises(BackupError, match="no backup in"):
        newest_backup(tmp_path)


def test_a_backup_cannot_go_into_another_kind_of_database():
    with pytest.raises(BackupError, match="kind it came from"):
        kind_of("another")


def test_a_fingerprint_tells_keys_apart_and_holds_none(settings):
    found = manifest.fingerprints()

    assert found["audit"] != found["secret"]
    assert settings.AUDIT_KEY not in str(found)


def test_anchors_after_the_copy_are_left_out(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors"
    lines = [b'{"seq": 4}\n', b"torn\n", b'{"seq": 9}\n', b'{"seq": 1']
    settings.AUDIT_ANCHORS.write_bytes(b"".join(lines))

    files.copy_anchors(tmp_path, newest_entry=4)

    assert (tmp_path / files.ANCHORS).read_bytes() == b"".join(lines[:2])


def test_what_stood_in_the_place_is_kept_beside(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("new", encoding="utf-8")
    target.write_text("old", encoding="utf-8")

    kept = files.put_back(source, target, stamp="then")

    assert target.read_text(encoding="utf-8") == "new"
    assert kept.name == "target.before-then"
    assert kept.read_text(encoding="utf-8") == "old"


def test_a_program_that_is_missing_is_named_with_its_package(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(BackupError, match=r"pg_dump is not here.*postgresql-client"):
        postgresql._run(["pg_dump"])


def test_none_can_be_kept_of_less_than_one(tmp_path):
    with pytest.raises(CommandError, match="1 or more"):
        call_command("backup", str(tmp_path), keep=0)


def test_a_folder_without_backups_cannot_be_verified(tmp_path):
    with pytest.raises(CommandError, match="no backup in"):
        call_command("backup", str(tmp_path), verify=True)


def test_a_backup_is_not_written_over_another(tmp_path):
    at = datetime(2026, 6, 3, 12, tzinfo=UTC)
    (tmp_path / "2026-06-03T120000Z").mkdir()

    with pytest.raises(BackupError, match="there already"):
        take(folder=tmp_path, at=at, by=command("tests"))

    assert len(list(tmp_path.iterdir())) == 1


def test_a_database_that_is_damaged_is_no_backup(tmp_path):
    (tmp_path / sqlite.FILE).write_bytes(b"SQLite format 3" + bytes(5_000))

    with pytest.raises(BackupError, match="is damaged"):
        sqlite.check(tmp_path)


def test_a_time_names_a_backup_so_that_names_sort():
    earlier = datetime(2026, 9, 30, 23, 0, tzinfo=UTC)
    later = datetime(2026, 10, 1, tzinfo=UTC)

    names = [each.strftime("%Y-%m-%dT%H%M%SZ") for each in (earlier, later)]

    assert names == sorted(names)
