"""Reads the environment, and says how to mend what is missing or wrong in it."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MINUTE_SECONDS = 60
HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?")
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}

# What SQLite needs to be safe under load: readers beside one writer, a write lock from
# the start of a transaction (else a transaction that reads first fails when it writes),
# and every acknowledged write on the disk.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    ),
}


def text(name: str, default: str | None = None, *, mend: str = "") -> str:
    """A variable of the environment; with no default it must be there.

    Left empty it counts as not set, as in a copy of dotenv-sample.
    """
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(
            f"{name} is not set. {mend or 'dotenv-sample says what it is for.'}"
        )
    return value


def secret(name: str) -> str:
    return text(
        name,
        mend="Make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'",
    )


def flag(name: str, *, default: bool) -> bool:
    value = text(name, str(default)).strip().casefold()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. It must be yes or no.")


def number(name: str, *, default: int) -> int:
    value = text(name, str(default))
    if not value.strip().isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}. It must be a whole number.")
    return int(value)


def listed(name: str, default: str = "") -> list[str]:
    """Values that stand between commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def tiles(name: str) -> str:
    """The address of map tiles; empty if there are none."""
    address = text(name, "")
    is_whole = all(part in address for part in ("{z}", "{x}", "{y}"))
    if address and not (address.startswith("https://") and is_whole):
        raise ImproperlyConfigured(
            f"{name} is {address!r}. It must begin with https:// and have "
            "{z}, {x} and {y} in it."
        )
    return address


def origin(address: str) -> list[str]:
    """Where pages may fetch from for that address; nowhere for none."""
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if address else []


def database(url: str) -> dict[str, Any]:
    """Settings of `sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(unquote(parts.path.removeprefix("/"))),
            "OPTIONS": dict(SQLITE_OPTIONS),
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": MINUTE_SECONDS,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": "5", **dict(parse_qsl(parts.query))},
        }
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with {parts.scheme!r}. It must be sqlite:///FILE or "
        "postgresql://USER:PASSWORD@HOST:PORT/NAME."
    )


def origins(name: str) -> list[str]:
    """Other sites between commas, as `frame-ancestors` takes them; none if not set."""
    found = listed(name)
    for each in found:
        parts = urlsplit(each)
        host = parts.netloc.removeprefix("*.")
        is_plain = each == f"https://{parts.netloc}" and "*" not in host
        if not (is_plain and HOST.fullmatch(host)):
            raise ImproperlyConfigured(
                f"{name} has {each!r}. Each must be like https://www.example.org or "
                "https://*.example.org, without a path."
            )
    return found
