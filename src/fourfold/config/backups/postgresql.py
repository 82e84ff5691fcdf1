"""Copies a PostgreSQL database that is in use, and puts a copy in its place.

Both are left to PostgreSQL's own programs, which must be those of its version or newer.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connections

from .errors import BackupError
from .snapshot import Snapshot, snapshot

FILE = "database.dump"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
BEGIN = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
# Asked of libpq, which the programs use as well.
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def copy_out(folder: Path) -> Snapshot:
    """Count and copy in one moment: the transaction hands its view to pg_dump."""
    other = connections.create_connection("default")
    with closing(other), other.cursor() as cursor:
        cursor.execute(BEGIN)
        cursor.execute("SELECT pg_export_snapshot()")
        (moment,) = cursor.fetchone()
        cursor.execute(TABLES)
        found = snapshot(cursor, [name for (name,) in cursor.fetchall()])
        command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges"]
        _run([*command, "--snapshot", moment, "--file", str(folder / FILE)])
        cursor.execute("COMMIT")
    return found


def check(folder: Path) -> None:
    _run(["pg_restore", "--list", str(folder / FILE)])


@contextmanager
def copying_in(folder: Path) -> Iterator[Snapshot]:
    """Drop what is there and put the copy in, all in one transaction or nothing."""
    wanted = ["--clean", "--if-exists", "--no-owner", "--no-privileges"]
    drops = "".join(f'DROP TABLE IF EXISTS "{name}" CASCADE;\n' for name in tables())
    connections.close_all()
    # Written out whole first: piped, a part of it would pass for all of it.
    with TemporaryDirectory(dir=folder.parent) as place:
        before, script = Path(place, "drops.sql"), Path(place, "restore.sql")
        before.write_text(drops, encoding="utf-8")
        _run(["pg_restore", *wanted, "--file", str(script), str(folder / FILE)])
        strict = ["--single-transaction", "--set", "ON_ERROR_STOP=1", "--quiet"]
        both = ["--file", str(before), "--file", str(script)]
        _run(["psql", "--no-psqlrc", *strict, *both])
    with connections["default"].cursor() as cursor:
        yield snapshot(cursor, tables())


def tables() -> list[str]:
    with connections["default"].cursor() as cursor:
        cursor.execute(TABLES)
        return [name for (name,) in cursor.fetchall()]


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        raise BackupError(
            f"{command[0]} is not here. On Debian: apt install postgresql-client"
        )
    # The command is of constants and of paths that the operator gave.
    ran = subprocess.run(  # noqa: S603
        command, env={**os.environ, **_where()}, capture_output=True, check=False
    )
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip()
        raise BackupError(f"{command[0]} failed: {said}")


def _where() -> dict[str, str]:
    """The database, as the site reaches it; the password not as an argument."""
    wrapper = connections["default"]
    wrapper.ensure_connection()
    info = wrapper.connection.info
    found = {**info.get_parameters(), "host": info.host, "port": str(info.port)}
    named = {name: found[key] for key, name in VARIABLES.items() if found.get(key)}
    return {**named, "PGPASSWORD": info.password} if info.password else named
