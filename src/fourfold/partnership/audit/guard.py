"""What in the database itself keeps the trail as it was written, and its one door.

The triggers are made by the migration `append_only`. The door is opened only by
`services.retire`, to the end of the transaction, for the oldest entries.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TRIGGERS = frozenset(
    {
        "audit_entry_no_update",
        "audit_entry_no_delete",
        "audit_checkpoint_no_update",
        "audit_checkpoint_no_delete",
    }
)
# What PostgreSQL has besides, and what SQLite has.
OF_VENDOR = {
    "postgresql": {"audit_entry_no_truncate", "audit_checkpoint_no_truncate"},
    "sqlite": {"audit_entry_no_replace", "audit_checkpoint_no_replace"},
}
DOOR = "fourfold.retire_to"
ON_DELETE = "audit_entry_no_delete"


def missing_triggers() -> list[str]:
    """Names of the triggers that are not there, or do not work; sorted."""
    wanted = TRIGGERS | OF_VENDOR[connection.vendor]
    found = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(found)
        return sorted(wanted - {name for (name,) in cursor.fetchall()})


@contextmanager
def door_open(*, to: int) -> Iterator[None]:
    """Within it, entries up to `to` can be deleted; inside a transaction only."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [DOOR, str(to)])
            yield
            cursor.execute("SELECT set_config(%s, '', true)", [DOOR])
    else:
        with connection.cursor() as cursor:
            # Its own text, so that what comes back is what the migration made.
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [ON_DELETE])
            (text,) = cursor.fetchone()
            cursor.execute(f"DROP TRIGGER {ON_DELETE}")
            yield
            cursor.execute(text)
