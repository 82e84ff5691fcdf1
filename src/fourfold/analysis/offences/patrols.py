"""The rule of how long and how often a patrol stays, as the definitions have it."""

from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import settings


@dataclass(frozen=True, slots=True)
class PatrolRule:
    """Minutes of a visit, what counts as one, and how visits follow each other.

    left : part of a day's crimes that one visit more leaves, above 0 and below 1
    """

    minutes: int
    shortest: int
    longest: int
    least_gap: int
    left: float
    source: str

    def counts(self, minutes: float) -> bool:
        """Whether a stay of so many minutes was a visit."""
        return self.shortest <= minutes <= self.longest


@cache
def patrol_rule() -> PatrolRule:
    """The rule of `definitions/patrols.toml`."""
    content = settings("patrols.toml")
    visit = content["visit"]
    return PatrolRule(
        minutes=visit["minutes"],
        shortest=visit["shortest"],
        longest=visit["longest"],
        least_gap=content["spacing"]["least_gap"],
        left=content["effect"]["left"],
        source=visit["source"],
    )
