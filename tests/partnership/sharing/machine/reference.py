"""Who may read what, said a second time: in lists, without a database.

Written from the rule as people were told it, not from the query.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

TIERS = {
    "asb-officer": 3,
    "neighbourhood-sergeant": 3,
    "enforcement-officer": 3,
    "youth-justice-worker": 4,
    "provider-worker": 4,
    "analyst": 1,
    "signatory": 0,
    "administrator": 1,
    "information-governance": 3,
}
BREAK = {"asb-officer", "neighbourhood-sergeant", "youth-justice-worker"}
NOT_HELD = 5
LONDON = ZoneInfo("Europe/London")


@dataclass
class Row:
    """Anything that is so from one time to another."""

    what: tuple
    first: date | datetime | None = None
    last: date | datetime | None = None
    more: dict[str, Any] = field(default_factory=dict)

    def on(self, day):
        return self.first <= day and (self.last is None or day <= self.last)

    def at(self, moment):
        return self.first <= moment and (self.last is None or moment < self.last)


@dataclass
class World:
    now: datetime
    # Last day in the partnership of an agency, or of a person; None while they stay.
    agencies: dict[int, date | None] = field(default_factory=dict)
    people: dict[int, date | None] = field(default_factory=dict)
    suspended: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    awaiting: list[Row] = field(default_factory=list)
    holdings: list[Row] = field(default_factory=list)  # (person, agency, role)
    covers: list[Row] = field(default_factory=list)  # (absent, by, agency)
    records: dict[Any, list] = field(default_factory=dict)  # key: [owner, tier]
    members: list[Row] = field(default_factory=list)  # (record, person, agency, role)
    agreements: list[Row] = field(default_factory=list)  # (series, version)
    conflicts: set[tuple] = field(default_factory=set)  # (person, record)
    glasses: list[Row] = field(default_factory=list)  # (person, record)
    tries: dict[int, list] = field(default_factory=dict)

    @property
    def today(self):
        return self.now.astimezone(LONDON).date()

    def may_read(self, person, record):
        owner, tier = self.records[record]
        if not self.is_active(person) or tier == NOT_HELD:
            return False
        if (person, record) in self.conflicts:
            return False
        roles = self.roles_of(person)
        if any(
            row.what == (person, record) and row.at(self.now) for row in self.glasses
        ) and any(role in BREAK and TIERS[role] >= tier for _, _, role in roles):
            return True
        return any(
            row.what[0] == record
            and row.at(self.now)
            and row.what[1:] in roles
            and (row.what[1], record) not in self.conflicts
            and TIERS[row.what[3]] >= tier
            and (row.what[2] == owner or self.agreed(owner, row.what[2], row.more))
            for row in self.members
        )

    def is_active(self, person):
        leaves = self.people[person]
        gone = person in self.closed or (leaves is not None and leaves < self.today)
        return not gone and person not in self.suspended

    def is_there(self, agency):
        left = self.agencies[agency]
        return left is None or self.today <= left

    def roles_of(self, person):
        """(whose, agency, role): their own, and of those they cover, in that agency."""
        lent = {
            (row.what[0], row.what[2])
            for row in self.covers
            if row.what[1] == person and row.on(self.today) and self.stays(row.what[0])
        }
        return {
            row.what
            for row in self.holdings
            if row.on(self.today)
            and self.is_there(row.what[1])
            and (row.what[0] == person or row.what[:2] in lent)
        }

    def stays(self, person):
        leaves = self.people[person]
        return person not in self.closed and (leaves is None or self.today <= leaves)

    def agreed(self, owner, agency, how):
        """Whether a version of the agreement binds both for the purpose today."""
        return any(
            row.what[0] == how["series"]
            and row.on(self.today)
            and not row.more["withdrawn"]
            and how["purpose"] in row.more["purposes"]
            and {owner, agency} <= row.more["signed"]
            and self.is_there(owner)
            and self.is_there(agency)
            for row in self.agreements
        )

    def keeps(self, person, record):
        """Whether they are of the record's own people, by membership alone."""
        owner, tier = self.records[record]
        roles = self.roles_of(person)
        return (
            self.is_active(person)
            and tier != NOT_HELD
            and (person, record) not in self.conflicts
            and any(
                row.what[0] == record
                and row.at(self.now)
                and row.what[1:] in roles
                and row.what[2] == owner
                and (row.what[1], record) not in self.conflicts
                and TIERS[row.what[3]] >= tier
                for row in self.members
            )
        )
