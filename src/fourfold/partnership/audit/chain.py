"""The codes that tie the trail together. Pure: no queries, no settings."""

import hmac
import json
from collections.abc import Sequence
from typing import Any

# The code before the first entry.
BEGINNING = "0" * 64

# What goes into the code of an entry, in this order.
FIELDS = (
    "seq",
    "at",
    "doer",
    "agency",
    "action",
    "target_kind",
    "target",
    "purpose",
    "details",
)

# Made once: a million entries are checked in a minute.
_text_of = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True
).encode


def code_of(values: Sequence[Any], *, previous: str, key: bytes) -> str:
    """The HMAC-SHA-256 of an entry and of the code before it, in hexadecimal.

    Whoever has the database and not the key can make none; whoever edits, removes or
    moves an entry breaks the next.

    values : of FIELDS, in their order
    """
    text = _text_of([previous, *values])
    return hmac.digest(key, text.encode(), "sha256").hex()


def seal_of(kind: str, values: Sequence[Any], *, key: bytes) -> str:
    """The code of something that is not an entry: an anchor, a checkpoint.

    `kind` keeps one from being passed off as another.
    """
    return hmac.digest(key, _text_of([kind, *values]).encode(), "sha256").hex()


def fits(code: str, expected: str) -> bool:
    return hmac.compare_digest(code.encode(), expected.encode())
