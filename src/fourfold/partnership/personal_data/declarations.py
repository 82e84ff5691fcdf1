"""What every model declares about the people in it, in its inner class `Privacy`.

    class Privacy:
        about = "person"                    # path to the person; "self", or "" for none
        personal = ("name", "email")        # fields that say something about somebody
        plain = ("id", "created_at")        # all the others
        why = "to sign in and be known to colleagues"
        keep = Keep(since="left_on", period="people", then=Then.ANONYMISE)

A system check refuses a model without it, and a field in neither list.
"""

from dataclasses import dataclass
from enum import StrEnum


class Then(StrEnum):
    """What happens to a row when its time is over."""

    DELETE = "delete"
    # The model has a method `anonymised()`: what each personal field becomes.
    ANONYMISE = "anonymise"


@dataclass(frozen=True, slots=True)
class Keep:
    """How long rows are kept, counted from a date or time in the row.

    period : name of a period in the partnership's own `[retention]`; there is no
        default that pretends to be law
    since : field, or path to one, from which it counts; rows where it is empty are kept
    then : what happens to the row
    """

    since: str
    period: str
    then: Then


@dataclass(frozen=True, slots=True)
class KeepWith:
    """Kept as long as the row it belongs to, and gone with it."""

    owner: str


@dataclass(frozen=True, slots=True)
class KeepAlways:
    """Says nothing about a person, or must not be lost; with the reason."""

    reason: str


Rule = Keep | KeepWith | KeepAlways
