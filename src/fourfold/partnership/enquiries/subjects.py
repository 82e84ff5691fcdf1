"""What somebody can ask about: anything that was promised, with whose it is."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model

from fourfold.partnership.strategy.models import (
    Action,
    Objective,
    Pledge,
    Recommendation,
    Strategy,
)
from fourfold.partnership.strategy.queries import thing

KINDS = ("action", "objective", "pledge", "recommendation", "strategy")
# Of each kind, the field with the agency that answers for it, where it has one.
OWNERS = {
    Action: "lead_agency_id",
    Objective: "owner_agency_id",
    Pledge: "agency_id",
    Recommendation: "",
    Strategy: "",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """agency_id : that answers for it; None where whoever keeps the whole does"""

    kind: str
    public_id: UUID
    title: str
    agency_id: int | None
    row: Model


def subject(kind: str, public_id: UUID) -> Subject | None:
    """None for what is not there, or is nothing to ask about."""
    row = thing(kind, public_id) if kind in KINDS else None
    if row is None:
        return None
    owner = OWNERS[type(row)]
    agency_id = getattr(row, owner) if owner else None
    return Subject(kind, public_id, str(row), agency_id, row)
