"""Takes a backup while the site is in use."""

import shutil
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.db import connection, transaction

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record

from .checking import backups_in, check_backup
from .databases import kind
from .errors import BackupError
from .files import copy_anchors, copy_evidence, copy_media, flush
from .manifest import Manifest, described, fingerprints

NAMED = "%Y-%m-%dT%H%M%SZ"


def take(*, folder: Path, at: datetime, by: Doer, keep: int | None = None) -> Path:
    """A new folder in `folder`, named by the time; there whole or not at all.

    keep : how many to keep, this one among them; older ones are removed

    Raises BackupError if it cannot be taken or does not prove whole.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / at.strftime(NAMED)
    if target.exists():
        raise BackupError(f"{target} is there already.")
    draft = folder / f".{target.name}.unfinished"
    draft.mkdir(mode=0o700)
    try:
        _fill(draft, at)
        check_backup(draft)
        draft.rename(target)
        flush(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    with transaction.atomic():
        record(by=by, action="running.backup_taken", taken_at=target.name)
    for old in backups_in(folder)[: -keep or None] if keep else []:
        shutil.rmtree(old)
    return target


def _fill(draft: Path, at: datetime) -> None:
    found = kind().copy_out(draft)
    copy_media(draft)
    copy_anchors(draft, newest_entry=found.newest_entry)
    copy_evidence(draft)
    flush(draft)
    files = sorted(path for path in draft.rglob("*") if path.is_file())
    Manifest(
        taken_at=at.isoformat(timespec="seconds"),
        vendor=connection.vendor,
        version=version("fourfold"),
        migrations=found.migrations,
        rows=found.rows,
        newest_entry=found.newest_entry,
        keys=fingerprints(),
        files={path.relative_to(draft).as_posix(): described(path) for path in files},
    ).write(draft)
