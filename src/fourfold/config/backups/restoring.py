"""Puts a backup back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from fourfold.partnership.audit.anchors import last_anchor
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.findings import Report
from fourfold.partnership.audit.services import record, verify

from . import files
from .checking import check_backup
from .databases import kind_of
from .errors import BackupError
from .manifest import Manifest, refuse_other_keys


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    anchored_to : the newest entry that the anchors of the place had known; entries
        after the backup's last, up to it, are lost
    kept : what was there before and now stands beside
    report : of the verification of the trail; None where migrations must run first
    """

    manifest: Manifest
    anchored_to: int
    kept: list[Path]
    report: Report | None

    @property
    def lost_entries(self) -> int:
        return max(0, self.anchored_to - self.manifest.newest_entry)


def restore(*, backup: Path, at: datetime, by: Doer, replace: bool = False) -> Restored:
    """Prove the backup, then put it in place of what is there.

    Everybody has to sign in again: a session that was ended since would be open.

    Raises BackupError, with nothing changed, if the backup is not whole, is of another
    kind of database, of newer code or of other keys, or if there is something already
    and `replace` does not say to drop it.
    """
    manifest = check_backup(backup)
    database = kind_of(manifest.vendor)
    refuse_other_keys(manifest.keys)
    _refuse_newer(manifest)
    if database.tables() and not replace:
        raise BackupError(
            "The database is not empty. To drop all that is in it and put the backup "
            "in its place: --replace"
        )
    if replace and database.tables() and not settings.MAINTENANCE_FILE.exists():
        raise BackupError(
            "The site may be in use. First: manage.py maintenance on --message TEXT"
        )
    with database.copying_in(backup) as found:
        if found.rows != manifest.rows:
            raise BackupError("What was restored has not the rows that were saved.")
    anchored = last_anchor(settings.AUDIT_ANCHORS)
    kept = _put_files_back(backup, at)
    report = None
    if not _unapplied():
        Session.objects.all().delete()
        _record(manifest, by)
        report = verify(by=by)
    return Restored(manifest, anchored.seq if anchored else 0, kept, report)


@transaction.atomic
def _record(manifest: Manifest, by: Doer) -> None:
    record(
        by=by,
        action="running.restored",
        taken_at=manifest.taken_at,
        newest_entry=manifest.newest_entry,
    )


def _put_files_back(backup: Path, at: datetime) -> list[Path]:
    stamp = at.strftime("%Y-%m-%dT%H%M%SZ")
    places = {
        files.MEDIA: Path(settings.MEDIA_ROOT),
        files.ANCHORS: settings.AUDIT_ANCHORS,
    }
    kept = (
        files.put_back(backup / name, place, stamp=stamp)
        for name, place in places.items()
    )
    return [path for path in kept if path]


def _refuse_newer(manifest: Manifest) -> None:
    known = {
        ".".join(key) for key in MigrationExecutor(None).loader.disk_migrations or ()
    }
    if unknown := sorted(set(manifest.migrations) - known):
        raise BackupError(
            f"The backup was taken by a newer version, {manifest.version}: this one "
            f"does not know {unknown[0]}. Install that version first."
        )


def _unapplied() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
