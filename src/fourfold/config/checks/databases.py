"""The database keeps what it has acknowledged, and refuses what does not fit."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from fourfold.config.environment import SQLITE_OPTIONS

# VACUUM INTO, which copies a database in use, and upserts that Django 5.2 makes.
OLDEST_SQLITE = (3, 37, 0)
# Django 5.2 supports none before it.
OLDEST_POSTGRESQL = 14_00_00

# What PRAGMA must answer on the connection itself, whatever the settings say.
SQLITE_MUST_SAY: dict[str, frozenset[Any]] = {
    "journal_mode": frozenset({"wal"}),
    # NORMAL may lose acknowledged writes when the power fails: 2 FULL, 3 EXTRA.
    "synchronous": frozenset({2, 3}),
    "foreign_keys": frozenset({1}),
    # What is deleted is overwritten, not only forgotten.
    "secure_delete": frozenset({1}),
}
SHORTEST_WAIT_MS = 5_000

# A server that may lose what it has acknowledged.
POSTGRESQL_MUST_SAY: dict[str, frozenset[str]] = {
    "fsync": frozenset({"on"}),
    "full_page_writes": frozenset({"on"}),
    # The others wait for a standby as well; `off` waits for nothing.
    "synchronous_commit": frozenset({"on", "remote_apply", "remote_write", "local"}),
}


def options_are_safe(**_: Any) -> list[CheckMessage]:
    """Settings of SQLite that differ from those that were tested under load."""
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return []
    missing = [
        name for name, value in SQLITE_OPTIONS.items() if options.get(name) != value
    ]
    return [
        Error(
            f"SQLite is set up without {name} as the site needs it.",
            hint="Set DATABASE_URL=sqlite:///FILE and leave the options to "
            "config/environment.py.",
            id="fourfold.E010",
        )
        for name in missing
    ]


def connection_is_safe(
    *, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """What the database itself says of how it keeps what it is given."""
    return [
        message
        for alias in databases or ()
        for message in _messages(connections[alias])
    ]


def _messages(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    look = _sqlite if connection.vendor == "sqlite" else _postgresql
    try:
        return list(look(connection))
    except DatabaseError as error:
        return [
            Error(
                f"The database does not answer ({type(error).__name__}).",
                hint="Is DATABASE_URL right, does the server run, and is there a "
                f"folder {settings.DATA_FOLDER}?",
                id="fourfold.E011",
            )
        ]


def _sqlite(connection: Any) -> Iterator[CheckMessage]:
    version = connection.Database.sqlite_version_info
    if version < OLDEST_SQLITE:
        yield _too_old("SQLite", version, OLDEST_SQLITE)
    for name, wanted in SQLITE_MUST_SAY.items():
        said = _asked(connection, f"PRAGMA {name}")
        if said not in wanted:
            yield Error(
                f"SQLite says {name}={said}.",
                hint="Is the file on a disk of this machine? A network share keeps no "
                "write-ahead log. Move it, or use PostgreSQL.",
                id="fourfold.E012",
            )
    if _asked(connection, "PRAGMA busy_timeout") < SHORTEST_WAIT_MS:
        yield Error(
            "SQLite gives up at once when another writes.",
            hint="Leave `timeout` in config/environment.py as it is.",
            id="fourfold.E013",
        )
    if connection.transaction_mode != "IMMEDIATE":
        yield Error(
            "Transactions of SQLite do not begin as writers: under load those that "
            "read first would fail.",
            hint="Leave `transaction_mode` in config/environment.py as it is.",
            id="fourfold.E014",
        )


def _postgresql(connection: BaseDatabaseWrapper) -> Iterator[CheckMessage]:
    version = int(_asked(connection, "SHOW server_version_num"))
    if version < OLDEST_POSTGRESQL:
        yield _too_old("PostgreSQL", divmod(version, 10_000), (14,))
    for name, wanted in POSTGRESQL_MUST_SAY.items():
        said = _asked(connection, f"SHOW {name}")
        if said not in wanted:
            yield Error(
                f"PostgreSQL says {name}={said}: it may lose what it acknowledged.",
                hint=f"Set {name} = on in postgresql.conf, reload, and see that no "
                "role or database overrides it (ALTER ROLE … RESET).",
                id="fourfold.E015",
            )


def _too_old(
    product: str, version: tuple[int, ...], oldest: tuple[int, ...]
) -> CheckMessage:
    return Error(
        f"{product} {_dotted(version)} is too old.",
        hint=f"Use {product} {_dotted(oldest)} or newer.",
        id="fourfold.E016",
    )


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


def _asked(connection: BaseDatabaseWrapper, question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None
