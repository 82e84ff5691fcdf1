"""What was acknowledged survives kill -9 of the site, and of the database server.

It shows that a crash of a process loses nothing. It does not show what a power cut
does: after kill -9 the system still writes what a program handed to it. For that, the
checks of the database (fourfold.E01x) ask that each commit waits for the disk.
"""

import http.client
import json
import os
import random
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from tests import on_postgresql
from tests.sites import Site, site

pytestmark = pytest.mark.database
WRITING = {"DJANGO_SETTINGS_MODULE": "tests.config.writing_settings"}
CLIENTS = 4
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Names that are there, agencies, entries that say one was added, and SQLite's own word.
LOOK = """
import django, json
django.setup()
from django.db import connection
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.audit.models import Entry
whole = "ok"
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        whole = cursor.execute("PRAGMA integrity_check").fetchone()[0]
print(json.dumps({
    "names": list(Agency.objects.values_list("name", flat=True)),
    "entries": Entry.objects.filter(action="accounts.agency_added").count(),
    "whole": whole,
}))
"""


class Clients:
    """Several that write one after the other, and note what was acknowledged."""

    def __init__(self, server, round_number):
        self.server, self.round = server, round_number
        self.acknowledged, self.enough, self.over = [], Event(), Event()
        self.threads = [
            Thread(target=self._write, args=(number,)) for number in range(CLIENTS)
        ]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _write(self, client):
        number = 0
        while not self.over.is_set():
            number += 1
            name = f"drill-{self.round}-{client}-{number}"
            # Not acknowledged: it may be there or not.
            with suppress(OSError, http.client.HTTPException):
                status, _, _ = self.server.ask(
                    "/write/",
                    method="POST",
                    body=f"name={name}".encode(),
                    headers=FORM,
                )
                if status == 201:
                    self.acknowledged.append(name)
            if len(self.acknowledged) >= self.wanted:
                self.enough.set()

    # Somewhere in the middle of writing, not at a place that the test chose.
    wanted = 20


def kill_while_writing(at, times, kill, *, first=0):
    """Names that were acknowledged before each kill."""
    acknowledged = []
    chance = random.Random(first)
    for number in range(first, first + times):
        with (
            at.serving("--workers", "2", **WRITING) as server,
            Clients(server, number) as clients,
        ):
            clients.wanted = chance.randint(5, 40)
            assert clients.enough.wait(120), server.log.read_text(encoding="utf-8")
            kill(server)
            clients.over.set()
        acknowledged += clients.acknowledged
    return acknowledged


def assert_nothing_is_lost(at, acknowledged):
    found = at.run("-c", LOOK)
    assert found.returncode == 0, found.stderr
    there = json.loads(found.stdout)

    assert set(acknowledged) - set(there["names"]) == set()
    assert there["entries"] == len(there["names"])
    assert there["whole"] == "ok"
    assert "intact" in at.manage("verify_audit").casefold()


def drill(folder, times):
    with site(folder / "site") as at:
        at.manage("migrate", "--verbosity", "0")
        acknowledged = kill_while_writing(
            at, times, lambda server: server.stop(signal.SIGKILL)
        )
        assert len(acknowledged) >= times * 5
        assert_nothing_is_lost(at, acknowledged)
        print(f"{times} kills, {len(acknowledged)} acknowledged, 0 lost")


def test_a_crash_of_the_site_loses_nothing_that_was_acknowledged(tmp_path):
    drill(tmp_path, 1)


@pytest.mark.slow
def test_many_crashes_of_the_site_lose_nothing(tmp_path):
    drill(tmp_path, int(os.environ.get("FOURFOLD_KILLS", "20")))


@pytest.mark.slow
def test_crashes_of_the_database_server_lose_nothing(tmp_path):
    programs = on_postgresql.installed()
    if programs is None:
        pytest.skip("the programs of PostgreSQL are not installed here")
    with (
        on_postgresql.started(programs) as url,
        site(tmp_path / "site") as here,
    ):
        at = Site(here.folder, {**here.environment, "DATABASE_URL": url})
        folder = Path(url.split("host=")[1])

        def kill(_):
            pid = (folder / "data" / "postmaster.pid").read_text(encoding="utf-8")
            parent = pid.splitlines()[0]
            listed = subprocess.run(
                ["ps", "-o", "pid=", "--ppid", parent],
                check=True,
                capture_output=True,
                text=True,
            )
            # The parent first, so that it does not see a child die and tidy up.
            for each in (parent, *listed.stdout.split()):
                with suppress(ProcessLookupError):
                    os.kill(int(each), signal.SIGKILL)

        at.manage("migrate", "--verbosity", "0")
        acknowledged = []
        for number in range(5):
            acknowledged += kill_while_writing(at, 1, kill, first=number)
            start_again(programs, folder)
        assert_nothing_is_lost(at, acknowledged)


def start_again(programs, folder):
    # In a container whose first process does not bury the dead, the number of the one
    # that was killed stays taken, and PostgreSQL believes that it still runs.
    for lock in (folder / "data" / "postmaster.pid", *folder.glob(".s.PGSQL.*.lock")):
        lock.unlink()
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    listen = f"-c listen_addresses='' -c unix_socket_directories={folder}"
    control = [programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
    subprocess.run(
        [*become, *control, "-o", listen, "start"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
