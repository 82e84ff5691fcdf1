"""What may be shown to whom, as definitions/publication.toml says."""

from collections.abc import Iterable
from dataclasses import dataclass

from fourfold.analysis.cube.reader import Area
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import FourfoldError, UnknownLabelError

RULES = "publication.toml"

# From the largest to the smallest; what is not in the list is smaller than these.
LEVELS = ("authority", "ward", "lsoa")


@dataclass(frozen=True, slots=True)
class Rule:
    """threshold : counts from 1 up to, not including, this are withheld
    rounding : what is shown is rounded to the nearest multiple of this
    """

    threshold: int
    rounding: int


def rule_for(source: str, audience: str) -> Rule:
    """The rule for figures from a source. Raises UnknownLabelError for an audience."""
    audiences = settings(RULES)["suppression"]
    if audience not in audiences:
        raise UnknownLabelError(
            f"no rule for the audience {audience!r}; there are {', '.join(audiences)}"
        )
    rule = audiences[audience][disclosure_class(source)]
    return Rule(rule["threshold"], rule["rounding"])


def disclosure_class(source: str) -> str:
    """'open' or 'restricted', as the source's definition says."""
    return str(settings(f"sources/{source}.toml")["disclosure"])


def refuse_smaller_areas(areas: Iterable[Area]) -> None:
    """Raises FourfoldError for an area smaller than may be shown at all."""
    smallest = settings(RULES)["smallest_area"]
    allowed = LEVELS[: LEVELS.index(smallest) + 1]
    for area in areas:
        if area.level not in allowed:
            raise FourfoldError(
                f"{area.code} is an area of level {area.level!r}. Nothing smaller than "
                f"{smallest!r} is published: choose areas of {', '.join(allowed)}"
            )
