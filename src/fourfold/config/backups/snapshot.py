"""What a copy of the database holds, counted in the copy or in its very moment."""

from dataclasses import dataclass
from typing import Protocol

MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
NEWEST_ENTRY = "SELECT coalesce(max(seq), 0) FROM audit_entry"


class Cursor(Protocol):
    """Of either database."""

    def execute(self, statement: str, /) -> object: ...

    def fetchall(self) -> list[tuple[object, ...]]: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The database at one moment."""

    rows: dict[str, int]
    migrations: list[str]
    newest_entry: int


def snapshot(cursor: Cursor, tables: list[str]) -> Snapshot:
    """`tables` are names that the database itself gave."""

    def first_column(statement: str) -> list[object]:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]

    rows = {
        table: int(str(first_column(f'SELECT count(*) FROM "{table}"')[0]))
        for table in sorted(tables)
    }
    return Snapshot(
        rows,
        [str(name) for name in first_column(MIGRATIONS)],
        int(str(first_column(NEWEST_ENTRY)[0])),
    )
