"""The code that ties each entry to the one before it. Pure: no queries, no settings."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

# The code before the first entry.
BEGINNING = "0" * 64


def code_of(entry: Mapping[str, Any], *, previous: str, key: bytes) -> str:
    """The HMAC-SHA-256 of an entry and of the code before it, in hexadecimal.

    Whoever has the database and not the key can make none; whoever edits, removes or
    moves an entry breaks the next.
    """
    text = json.dumps(
        [previous, *(entry[field] for field in FIELDS)],
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


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
