"""Runs the tests that touch the database on PostgreSQL: python -m tests.on_postgresql.

On the server that TEST_DATABASE_URL names; else on one that answers on this machine;
else on one that it starts for the run, where the programs of PostgreSQL are installed.
Without any it says so, and fails only where nothing may be skipped.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

NEARBY = (
    "postgresql:///postgres",
    "postgresql://postgres@127.0.0.1:5432/postgres",
)
MAY_CREATE = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
NO_TEST = 5


def main(arguments):
    with server() as url:
        if url is None:
            print("no PostgreSQL here: the tests of the database ran on SQLite only")
            return 1 if os.environ.get("FOURFOLD_SKIP_NOTHING") else 0
        command = [sys.executable, "-m", "pytest", "-m", "database and not slow"]
        # Nearly every line is traced on SQLite, and tracing takes a third longer.
        arguments = [each for each in arguments if not each.startswith("--cov")]
        ran = subprocess.run(
            [*command, *arguments],
            env={**os.environ, "DATABASE_URL": url},
            check=False,
        )
    # A choice of tests may hold none that touches the database.
    return 0 if ran.returncode == NO_TEST and arguments else ran.returncode


@contextmanager
def server() -> Iterator[str | None]:
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        yield named
        return
    for url in NEARBY:
        if answers(url):
            yield url
            return
    programs = installed()
    if programs is None:
        yield None
        return
    with started(programs) as url:
        yield url


def answers(url):
    """Whether a server is there in which this user may make a database."""
    try:
        with psycopg.connect(url, connect_timeout=2) as connection:
            return bool(connection.execute(MAY_CREATE).fetchone()[0])
    except psycopg.OperationalError:
        return False


def installed():
    """The folder of initdb and pg_ctl, newest version first."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def started(programs):
    """A server of our own, reached by a socket in a folder that goes with it."""
    with tempfile.TemporaryDirectory(prefix="fourfold-pg-") as folder:
        # PostgreSQL refuses to run as root.
        become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        Path(folder).chmod(0o777)
        data, log = f"{folder}/data", f"{folder}/log"
        make = [programs / "initdb", "-D", data, "-U", "tests", "-A", "trust"]
        subprocess.run([*become, *make], check=True, stdout=subprocess.DEVNULL)
        control = [*become, programs / "pg_ctl", "-D", data, "-w"]
        listen = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        # It goes with the run, so nothing in it has to outlive a power cut.
        quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        subprocess.run(
            [*control, "-l", log, "-o", f"{listen} {quick}", "start"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        try:
            yield f"postgresql://tests@/postgres?host={folder}"
        finally:
            subprocess.run(
                [*control, "-m", "fast", "stop"], check=True, stdout=subprocess.DEVNULL
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
