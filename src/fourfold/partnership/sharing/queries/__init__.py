"""Reads agreements, who is let in, and the records themselves."""

from .agreements import agreements_between
from .kinds import kinds, record_by_reference, record_of
from .memberships import is_barred, keeps, memberships_of
from .reading import open_record, purpose_of

__all__ = [
    "agreements_between",
    "is_barred",
    "keeps",
    "kinds",
    "memberships_of",
    "open_record",
    "purpose_of",
    "record_by_reference",
    "record_of",
]
