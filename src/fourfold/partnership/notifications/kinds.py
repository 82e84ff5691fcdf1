"""Which messages there are: `definitions/messages/*.toml`, each with its text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from fourfold.analysis.definitions import names, settings

RETRIES = "retries"
STAFF = "staff"
PATH = re.compile(r"/[\w\-./~?=&%]*")
CODE = re.compile(r"[\w./:+-]{1,120}")

Value = str | int | date | datetime


class UnsafeMessageError(ValueError):
    """A message, or something in it, that no definition allows."""


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One kind of message.

    keys : what its text may say, with the form of each: nothing else gets into a
        message, so no message can carry a record's content
    secret : those that open something by themselves
    is_for_staff : whether whoever gets it can sign in
    """

    name: str
    title: str
    channel: str
    keys: Mapping[str, str]
    secret: frozenset[str]
    is_for_staff: bool


@dataclass(frozen=True, slots=True)
class Retries:
    """How often, how far apart; the file says where it is from."""

    attempts: int
    wait_seconds: int
    claim_seconds: int


def message_kind(name: str) -> MessageKind:
    try:
        return all_kinds()[name]
    except KeyError:
        raise UnsafeMessageError(
            f"{name} is not in definitions/messages. Add it there, with its keys."
        ) from None


@cache
def all_kinds() -> dict[str, MessageKind]:
    return {
        name: MessageKind(
            name=name,
            title=entry["title"],
            channel=entry["channel"],
            keys=entry["keys"],
            secret=frozenset(entry.get("secret", ())),
            is_for_staff=entry.get("audience", STAFF) == STAFF,
        )
        for name in names("messages")
        if name != RETRIES
        for entry in [settings(f"messages/{name}.toml")]
    }


@cache
def retries() -> Retries:
    return Retries(**settings(f"messages/{RETRIES}.toml"))


def stored(kind: MessageKind, context: Mapping[str, Value]) -> dict[str, Any]:
    """The context as the row keeps it.

    Raises UnsafeMessageError for a key too many or too few, and for a value that has
    not the form of its key.
    """
    if set(context) != set(kind.keys):
        wanted = ", ".join(sorted(kind.keys)) or "nothing"
        raise UnsafeMessageError(f"{kind.name} takes {wanted}")
    return {key: _checked(kind, key, value) for key, value in sorted(context.items())}


def restored(kind: MessageKind, context: Mapping[str, Any]) -> dict[str, Value]:
    """The context as the text uses it."""
    if set(context) != set(kind.keys):
        raise UnsafeMessageError(f"{kind.name} no longer takes what it was given")
    return {key: _READ[kind.keys[key]](value) for key, value in context.items()}


def _checked(kind: MessageKind, key: str, value: Value) -> str | int:
    form = kind.keys[key]
    if not _FITS[form](value):
        raise UnsafeMessageError(f"{kind.name}: {key} is not a {form}")
    return value.isoformat() if isinstance(value, date) else value


_FITS: dict[str, Callable[[Any], bool]] = {
    "path": lambda value: isinstance(value, str) and bool(PATH.fullmatch(value)),
    "code": lambda value: isinstance(value, str) and bool(CODE.fullmatch(value)),
    "number": lambda value: type(value) is int,
    "date": lambda value: type(value) is date,
    "time": lambda value: isinstance(value, datetime) and value.tzinfo is not None,
}
_READ: dict[str, Callable[[Any], Value]] = {
    "path": str,
    "code": str,
    "number": int,
    "date": date.fromisoformat,
    "time": datetime.fromisoformat,
}
