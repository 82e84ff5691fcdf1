"""Reads agreements, who is let in, and the records themselves."""

from .agreements import agreements_between, signed_by_somebody
from .kinds import kinds, record_by_reference, record_of
from .memberships import (
    is_barred,
    is_orphan,
    keepers_of,
    keeps,
    memberships_of,
    orphans,
)
from .reading import open_record, purpose_of
from .telling import people_told_of, people_who_may

__all__ = [
    "agreements_between",
    "is_barred",
    "is_orphan",
    "keepers_of",
    "keeps",
    "kinds",
    "memberships_of",
    "open_record",
    "orphans",
    "people_told_of",
    "people_who_may",
    "purpose_of",
    "record_by_reference",
    "record_of",
    "signed_by_somebody",
]
