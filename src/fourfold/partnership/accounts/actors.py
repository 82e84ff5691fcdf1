"""Who asks: what a person may, as it stands at this moment. Pure data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .roles import Role, role_named


class State(StrEnum):
    ANONYMOUS = "anonymous"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role in an agency, held by the person or by whoever they cover.

    person_id : whose it is, so that cover opens what is open to the covered, as them
    agency_name : for pages; a role is the same whatever the agency is called
    """

    role: str
    agency_id: int
    person_id: int | None = None
    agency_name: str = field(default="", compare=False)

    @property
    def definition(self) -> Role:
        return role_named(self.role)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at one moment: the only thing that policies look at.

    held : roles, their own and those they cover
    covers : keys of people they act for at present
    is_strong : whether they signed in with a second factor
    confirmed_at : when they last proved again that it is them
    """

    person_id: int | None = None
    public_id: str = ""
    name: str = ""
    state: State = State.ANONYMOUS
    held: frozenset[HeldRole] = frozenset()
    covers: frozenset[int] = frozenset()
    agency_public_id: str = ""
    is_strong: bool = False
    confirmed_at: datetime | None = None

    @property
    def audit_name(self) -> str:
        return f"person {self.public_id}" if self.public_id else "nobody"

    @property
    def audit_agency(self) -> str:
        return self.agency_public_id

    @property
    def is_active(self) -> bool:
        return self.state is State.ACTIVE

    @property
    def agency_ids(self) -> frozenset[int]:
        return frozenset(held.agency_id for held in self.held)

    @property
    def tier(self) -> int:
        """The most confidential record they could be let into at all."""
        return max((held.definition.tier for held in self.held), default=0)

    def tier_in(self, agencies: Iterable[int]) -> int:
        wanted = frozenset(agencies)
        return max(
            (h.definition.tier for h in self.held if h.agency_id in wanted), default=0
        )

    def may(self, what: str) -> bool:
        return self.is_active and any(what in h.definition.may for h in self.held)

    def may_in(self, what: str, agency_id: int) -> bool:
        """Whether they may do it on behalf of that agency."""
        return self.is_active and any(
            what in h.definition.may for h in self.held if h.agency_id == agency_id
        )

    def holds(self, role: str) -> bool:
        return any(held.role == role for held in self.held)


NOBODY = Actor()
