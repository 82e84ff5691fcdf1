"""What every model declares about the people in it, in its inner class `Privacy`.

    class Privacy:
        about = "person"                    # path to the person; "self", or "" for none
        personal = ("name", "email")        # fields that say something about somebody
        plain = ("id", "created_at")        # all the others
        why = "to sign in and be known to colleagues"
        keep = Keep(since="left_on", period="people", then=Then.ANONYMISE)

and, where it needs them:

        about = ("absent", "by")            # several people in one row
        found_by = ("email",)               # texts that name people without an account
        reasons = {"granted_by": "…"}       # why a field in `plain` tells of nobody
        hidden = "is_secret"                # rows nobody must learn of; True for all
        not_collected = "…"                 # why whoever asks is not given these rows

`reading.py` reads it. A system check refuses a model without it, and a field in
neither list; for models that are not ours `third_party.py` says the same.
"""

from dataclasses import dataclass
from enum import StrEnum

# A period for what is of no use once its time has come, such as a session that has run
# out: no partnership has to set it.
AT_ONCE = ""


class Then(StrEnum):
    """What happens to a row when its time is over."""

    DELETE = "delete"
    # The model has a method `anonymised()`, what each personal field becomes, and a
    # field `anonymised_at`.
    ANONYMISE = "anonymise"


@dataclass(frozen=True, slots=True)
class Keep:
    """How long rows are kept, counted from a date or time in the row.

    period : name of a period in the partnership's own `[retention]`; there is no
        default that pretends to be law. `definitions/retention.toml` says what each is
    since : field, or path to one, from which it counts; rows where it is empty are kept
    then : what happens to the row
    """

    since: str
    period: str
    then: Then


@dataclass(frozen=True, slots=True)
class KeepWith:
    """Kept as long as the row it belongs to, and deleted when that is at its end.

    owner : the foreign key to it
    """

    owner: str


@dataclass(frozen=True, slots=True)
class KeepAlways:
    """Says nothing about a person, or must not be lost; with the reason."""

    reason: str


Rule = Keep | KeepWith | KeepAlways
