"""Copies a SQLite database that is in use, and puts a copy in its place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from .errors import BackupError
from .snapshot import Snapshot, snapshot

FILE = "database.sqlite3"
TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
)
WAIT_SECONDS = 60


def copy_out(folder: Path) -> Snapshot:
    """One reading transaction: a whole moment, and nobody waits for it."""
    copy = folder / FILE
    with closing(_opened(_database(), "ro")) as source:
        source.execute("VACUUM INTO ?", [str(copy)])
    with closing(_opened(copy, "ro")) as copied:
        cursor = copied.cursor()
        return snapshot(cursor, [name for (name,) in cursor.execute(TABLES)])


def check(folder: Path) -> None:
    try:
        with closing(_opened(folder / FILE, "ro")) as copied:
            (answer,) = copied.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise BackupError(f"{folder / FILE} is damaged: {answer}")


@contextmanager
def copying_in(folder: Path) -> Iterator[Snapshot]:
    """Put the copy in place of what is there, page by page, in one transaction.

    Into the file that is there: processes that have it open then read the new content,
    where a file moved over it would leave them with the old.
    """
    connections.close_all()
    _database().parent.mkdir(parents=True, exist_ok=True)
    with (
        closing(_opened(folder / FILE, "ro")) as source,
        closing(_opened(_database(), "rwc")) as target,
    ):
        source.backup(target)
        # What the copy was switched to; the site switches back when it connects.
        target.execute("PRAGMA journal_mode=WAL")
        cursor = target.cursor()
        yield snapshot(cursor, [name for (name,) in cursor.execute(TABLES)])


def tables() -> list[str]:
    if not _database().exists():
        return []
    with closing(_opened(_database(), "ro")) as found:
        return [name for (name,) in found.execute(TABLES)]


def _database() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _opened(path: Path, mode: str) -> Any:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS
    )
