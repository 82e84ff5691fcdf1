"""Reads the public record."""

from .events import event, events
from .fingerprints import newest_of_record
from .histories import history, newest_change
from .people import office, offices_told, people, person, quote
from .publications import (
    Narrowed,
    newest_versions,
    publication,
    publications,
    publishers,
    used_for,
    version,
)
from .showing import of_kind, overdue, published
from .words import word, words

__all__ = [
    "Narrowed",
    "event",
    "events",
    "history",
    "newest_change",
    "newest_of_record",
    "newest_versions",
    "of_kind",
    "office",
    "offices_told",
    "overdue",
    "people",
    "person",
    "publication",
    "publications",
    "published",
    "publishers",
    "quote",
    "used_for",
    "version",
    "word",
    "words",
]
