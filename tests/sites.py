"""A site in processes of its own, on a database of its own, as on a server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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

    def on(self, database_url: str, folder: Path) -> "Site":
        """The same site, keys and all, in another place."""
        folder.mkdir(mode=0o700, exist_ok=True)
        place = {"DATABASE_URL": database_url, "FOURFOLD_FOLDER": str(folder)}
        return Site(folder, {**self.environment, **place})


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """One in service, as strict as any; its database has nothing in it yet."""
    folder.mkdir(mode=0o700, exist_ok=True)
    outside = {k: v for k, v in os.environ.items() if not k.startswith("FOURFOLD")}
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
