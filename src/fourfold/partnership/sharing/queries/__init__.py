"""Reads agreements, who is let in, and the records themselves."""

from .agreements import (
    REVIEW_DUE,
    agreements,
    agreements_between,
    awaiting_signature,
    signed_by_somebody,
    versions_of,
)
from .glass import (
    glass_for,
    glasses,
    may_review,
    open_glasses_of,
    reviews_awaiting,
    standing_conflicts,
)
from .kinds import kinds, record_by_reference, record_of
from .memberships import (
    conflicts_of,
    is_barred,
    is_orphan,
    keepers_of,
    keeps,
    memberships_of,
    orphans,
    record_given_out_by,
    record_kept_by,
)
from .reading import Seen, open_record, purpose_of, who_saw
from .telling import people_told_of, people_who_may

__all__ = [
    "REVIEW_DUE",
    "Seen",
    "agreements",
    "agreements_between",
    "awaiting_signature",
    "conflicts_of",
    "glass_for",
    "glasses",
    "is_barred",
    "is_orphan",
    "keepers_of",
    "keeps",
    "kinds",
    "may_review",
    "memberships_of",
    "open_glasses_of",
    "open_record",
    "orphans",
    "people_told_of",
    "people_who_may",
    "purpose_of",
    "record_by_reference",
    "record_given_out_by",
    "record_kept_by",
    "record_of",
    "reviews_awaiting",
    "signed_by_somebody",
    "standing_conflicts",
    "versions_of",
    "who_saw",
]
