"""Whether anything was committed to the database since somebody last looked.

Cheaper than to ask for anything: what was true then is true now. The database says it
itself, so no writer has to remember to, whether a page, a job or a hand wrote.
"""

import os
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DEFAULT_DB_ALIAS, Error

# SQLite: a number that changes with every commit of another connection. PostgreSQL: the
# transactions that have ended; where they are the same, so is all that can be read.
ASKED = {
    "sqlite": "PRAGMA data_version",
    "postgresql": "SELECT pg_current_snapshot()::text",
}


class Commits:
    """A connection of its own, which never writes: so it sees what all others do."""

    def __init__(self, alias: str = DEFAULT_DB_ALIAS) -> None:
        self._alias = alias
        self._lock = Lock()
        self._connection: BaseDatabaseWrapper | None = None
        self._file: Hashable = None
        self._opened = 0

    def latest(self) -> Hashable | None:
        """A mark that stays as long as nothing is committed.

        None where nobody can say: the database does not answer, or is in the memory of
        a process, or this thread has written what is not committed yet.
        """
        asking = connections[self._alias]
        if asking.in_atomic_block or asking.vendor not in ASKED:
            return None
        with self._lock:
            try:
                return self._mark(asking)
            except (OSError, Error):
                self._close()
                return None

    def close(self) -> None:
        """Let go of the database, until it is asked again."""
        with self._lock:
            self._close()

    def _mark(self, asking: BaseDatabaseWrapper) -> Hashable:
        file = FILES[asking.vendor](asking.settings_dict)
        if self._connection is None or file != self._file:
            self._connection = self._opened_anew(file)
        with self._connection.cursor() as cursor:
            cursor.execute(ASKED[asking.vendor])
            [said] = cursor.fetchone()
        # A number of one connection says nothing to another.
        return self._opened, said

    def _opened_anew(self, file: Hashable) -> BaseDatabaseWrapper:
        self._close()
        opened = connections.create_connection(self._alias)
        # Requests run in threads; the lock lets one in at a time.
        opened.inc_thread_sharing()
        self._file = file
        self._opened += 1
        return opened

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _file_of_sqlite(settings: Mapping[str, Any]) -> Hashable:
    """Which file is there now: one that was put back from a backup is another."""
    found = os.stat(settings["NAME"])
    return found.st_dev, found.st_ino


FILES: Mapping[str, Callable[[Mapping[str, Any]], Hashable]] = {
    "sqlite": _file_of_sqlite,
    "postgresql": lambda settings: settings["NAME"],
}

commits = Commits()
