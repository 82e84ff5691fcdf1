"""A site in processes of its own, on a database of its own, as on a server."""

import http.client
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Site:
    """Its folder and the environment that its processes run in."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str, **changed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env={**self.environment, **changed},
            capture_output=True,
            text=True,
            check=False,
        )

    def manage(self, *command: str, **changed: str) -> str:
        """What a command of the site printed; it must succeed."""
        ran = self.run("manage.py", *command, **changed)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def refusal(self, *command: str, **changed: str) -> str:
        """What a command of the site complained of; it must fail."""
        ran = self.run("manage.py", *command, **changed)
        assert ran.returncode != 0, ran.stdout
        return ran.stderr

    @contextmanager
    def serving(
        self,
        *options: str,
        application: str = "fourfold.config.wsgi:application",
        **changed: str,
    ) -> Iterator["Server"]:
        """The site under its own server, in a group of processes of its own."""
        port = free_port()
        command = [
            *(str(Path(sys.executable).with_name("granian")), "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(port)),
            *("--blocking-threads", "4", *options),
            application,
        ]
        with (self.folder / f"server-{port}.log").open("w+b") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**self.environment, **changed},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            server = Server(process, port, Path(log.name))
            try:
                server.wait_until_it_answers()
                yield server
            finally:
                server.stop()

    def on(self, database_url: str, folder: Path) -> "Site":
        """The same site, keys and all, in another place."""
        folder.mkdir(mode=0o700, exist_ok=True)
        place = {"DATABASE_URL": database_url, "FOURFOLD_FOLDER": str(folder)}
        return Site(folder, {**self.environment, **place})


@dataclass(frozen=True)
class Server:
    """A running site."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def wait_until_it_answers(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(self.log.read_text(encoding="utf-8"))
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            # Not for something to have happened, but between two looks at it.
            select.select([], [], [], 0.05)
        raise RuntimeError(f"no answer: {self.log.read_text(encoding='utf-8')}")

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        # What a proxy of ours that ends HTTPS would say.
        sent = {"X-Forwarded-Proto": "https", **(headers or {})}
        try:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            named = {name.casefold(): value for name, value in answer.getheaders()}
            return answer.status, named, answer.read()
        finally:
            connection.close()

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End the server and its workers; with SIGKILL, as a crash would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, number)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """One in service, as strict as any; its database has nothing in it yet."""
    folder.mkdir(mode=0o700, exist_ok=True)
    # What belongs to this run of tests, and not to a machine.
    ours = ("FOURFOLD", "DJANGO_ALLOW_ASYNC_UNSAFE")
    outside = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    with empty_database(folder) as url:
        yield Site(
            folder,
            {
                **outside,
                "DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "fourfold.config.settings",
                "FOURFOLD_SECRET_KEY": token_hex(32),
                "FOURFOLD_AUDIT_KEY": token_hex(32),
                "FOURFOLD_FOLDER": str(folder),
                "FOURFOLD_HOSTS": "site.example.org,127.0.0.1",
                "FOURFOLD_ADDRESS": "https://site.example.org",
                "FOURFOLD_PROXIES": "1",
            },
        )


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The address of a new one, of the kind that these tests run on."""
    url = os.environ.get("DATABASE_URL", "sqlite")
    name = f"fourfold_{token_hex(6)}"
    if url.startswith("sqlite"):
        yield f"sqlite:///{folder}/{name}.sqlite3"
        return
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"postgresql://{parts.netloc}/{name}{query}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
