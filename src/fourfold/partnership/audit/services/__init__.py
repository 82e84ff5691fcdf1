"""Writes the trail. There is one way in, and none to change what is there."""

from .anchoring import anchor
from .reading import export_trail, read_entry, read_trail
from .recording import record, record_read
from .retiring import retire
from .verifying import verify

__all__ = [
    "anchor",
    "export_trail",
    "read_entry",
    "read_trail",
    "record",
    "record_read",
    "retire",
    "verify",
]
