"""Looks postcodes up, as people write them."""

import re
from dataclasses import dataclass
from enum import Enum

from fourfold.analysis.areas.postcodes import POSTCODE

from .models import CoveredArea, Postcode

BETWEEN = re.compile(r"[\s.\-]+")


class Answer(Enum):
    """Why a postcode leads to no ward."""

    FOUND = "found"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LookedUp:
    ward: CoveredArea | None
    why: Answer


def postcode_in(text: str) -> str | None:
    """A postcode as it is kept: 'e17 4pp' as 'E174PP'; None for what is none."""
    found = BETWEEN.sub("", text).upper()
    return found if POSTCODE.fullmatch(found) else None


def looked_up(code: str) -> LookedUp:
    """The ward of a postcode, or why there is none."""
    found = Postcode.objects.filter(code=code).select_related("ward").first()
    if found is None:
        return LookedUp(None, Answer.UNKNOWN)
    if found.ward is None or not found.ward.is_current:
        return LookedUp(None, Answer.OUTSIDE)
    return LookedUp(found.ward, Answer.FOUND)
