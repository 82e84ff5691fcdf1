"""The drill: what was acknowledged before a backup began is there after a restore."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fourfold.config.backups import BackupError, check_backup, newest_backup
from tests.sites import ROOT, empty_database, site

pytestmark = pytest.mark.database

# Every row of every table as text, in the order of its key; of the trail as far as the
# backup goes; without sessions, which a restore ends.
DUMP = """
import django, sys
django.setup()
from django.apps import apps
newest = int(sys.argv[1])
models = apps.get_models(include_auto_created=True)
for model in sorted(models, key=lambda model: model._meta.label):
    rows = model.objects.order_by("pk").values_list()
    if model._meta.label == "audit.Entry":
        rows = rows.filter(pk__lte=newest)
    if model._meta.label == "sessions.Session":
        continue
    for row in rows.iterator():
        print(model._meta.label, repr(row))
"""
WRITE = """
import django, sys
django.setup()
from django.db import transaction
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.services import record
while True:
    with transaction.atomic():
        entry = record(by=command("drill"), action="running.backup_taken")
    print(entry.seq, flush=True)
"""
FILL = """
import django
django.setup()
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.services import anchor, record
from django.db import transaction
from django.conf import settings
for number in range(30):
    with transaction.atomic():
        record(by=command("drill"), action="running.backup_taken", taken_at=str(number))
    if number == 20:
        anchor(by=command("drill"))
(settings.DATA_FOLDER / "media" / "a").mkdir(parents=True)
(settings.DATA_FOLDER / "media" / "a" / "file").write_bytes(b"content")
(settings.EVIDENCE_FOLDER / "releases").mkdir(parents=True)
(settings.EVIDENCE_FOLDER / "releases" / "1.json").write_text("{}")
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A site with something in it, and a backup of it."""
    with site(tmp_path_factory.mktemp("drill") / "site") as made:
        made.manage("migrate", "--verbosity", "0")
        ran = made.run("-c", FILL)
        assert ran.returncode == 0, ran.stderr
        made.manage("backup", str(backups_of(made)))
        yield made


@pytest.fixture
def elsewhere(filled, tmp_path):
    """The same site on another machine, with nothing in it."""
    (tmp_path / "other").mkdir(mode=0o700)
    with empty_database(tmp_path / "other") as url:
        yield filled.on(url, tmp_path / "other")


def backups_of(made):
    return made.folder.with_name("backups")


def manifest(backups: Path):
    return json.loads((newest_backup(backups) / "manifest.json").read_bytes())


def test_what_is_restored_is_what_was_saved(filled, elsewhere):
    newest = str(manifest(backups_of(filled))["newest_entry"])
    before = filled.run("-c", DUMP, newest).stdout

    said = elsewhere.manage("restore", str(backups_of(filled)))

    assert "The trail is intact" in said
    assert "audit.Entry" in before
    assert elsewhere.run("-c", DUMP, newest).stdout == before
    assert (elsewhere.folder / "media/a/file").read_bytes() == b"content"
    anchors = (elsewhere.folder / "audit-anchors.jsonl").read_bytes()
    assert anchors == (filled.folder / "audit-anchors.jsonl").read_bytes()


def test_a_restore_without_the_key_says_so(filled, elsewhere):
    said = elsewhere.refusal(
        "restore",
        str(backups_of(filled)),
        FOURFOLD_AUDIT_KEY="another key of another time",
    )

    assert "FOURFOLD_AUDIT_KEY is not the one this backup was taken with" in said


@pytest.mark.slow
def test_a_secret_key_of_before_is_accepted(filled, elsewhere):
    old = filled.environment["FOURFOLD_SECRET_KEY"]

    elsewhere.manage(
        "restore",
        str(backups_of(filled)),
        FOURFOLD_SECRET_KEY="a new one",
        FOURFOLD_OLD_SECRET_KEYS=old,
    )


def test_a_site_is_replaced_only_while_it_rests_and_told_what_is_lost(filled):
    backups = str(backups_of(filled))

    in_use = filled.refusal("restore", backups)
    not_at_rest = filled.refusal("restore", backups, "--replace")
    filled.manage("job", "hourly/anchor_audit")
    (filled.folder / "maintenance.txt").write_text("Back at noon", encoding="utf-8")
    replaced = filled.manage("restore", backups, "--replace")

    assert "The database is not empty" in in_use
    assert "maintenance on" in not_at_rest
    assert "1 entries of the audit trail are lost" in replaced
    assert "Kept what was there before" in replaced
    assert "The trail is intact" in replaced


@pytest.mark.slow
def test_a_backup_of_newer_code_is_refused(filled, elsewhere, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(newest_backup(backups_of(filled)), copy)
    text = json.loads((copy / "manifest.json").read_bytes())
    text["migrations"].append("cases.0009_later")
    (copy / "manifest.json").write_text(json.dumps(text), encoding="utf-8")

    said = elsewhere.refusal("restore", str(copy))

    assert "does not know cases.0009_later" in said


def test_a_backup_that_was_touched_is_refused(filled, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(newest_backup(backups_of(filled)), copy)
    anchors = copy / "audit-anchors.jsonl"
    anchors.write_bytes(anchors.read_bytes().replace(b"1", b"2", 1))

    with pytest.raises(BackupError, match="not as it was written"):
        check_backup(copy)


@pytest.mark.slow
def test_a_backup_under_load_has_all_that_was_acknowledged_before(
    filled, elsewhere, tmp_path
):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE],
        cwd=ROOT,
        env=filled.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        acknowledged = [int(writer.stdout.readline()) for _ in range(50)][-1]
        filled.manage("backup", str(tmp_path / "backups"))
    finally:
        writer.kill()
        rest = writer.communicate()[0].splitlines()

    assert "intact" in elsewhere.manage("restore", str(tmp_path / "backups"))
    # The writer went on throughout.
    assert manifest(tmp_path / "backups")["newest_entry"] >= acknowledged
    assert len(rest) > 10


@pytest.mark.slow
def test_old_backups_are_removed_only_after_a_new_one_is_whole(filled, tmp_path):
    backups = tmp_path / "backups"
    source = newest_backup(backups_of(filled))
    shutil.copytree(source, backups / "2020-01-01T000000Z")
    shutil.copytree(source, backups / "2021-01-01T000000Z")

    said = filled.manage("backup", str(backups), "--keep", "2")

    assert "whole" in said
    left = sorted(path.name for path in backups.iterdir())
    assert left[0] == "2021-01-01T000000Z"
    assert len(left) == 2
