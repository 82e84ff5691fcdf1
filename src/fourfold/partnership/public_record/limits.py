"""What may be published, as `definitions/public_record.toml` says."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from fourfold.analysis.definitions import settings

FILE = "public_record.toml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Sections that a kind of publication has to have, and who wants it so."""

    sections: tuple[str, ...]
    source: str


@cache
def most_bytes() -> int:
    """Of one PDF."""
    found: int = settings(FILE)["pdf"]["most_bytes"]
    return found


def wanted_of(kind: str, day: date) -> Wanted | None:
    """What a kind of publication has to hold on a day; None where nothing says so."""
    for each in settings(FILE)["sections"]:
        holds = each["from"] <= day and (not each["to"] or day <= each["to"])
        if each["kind"] == kind and holds:
            return Wanted(tuple(each["titles"]), each["source"])
    return None


def review_days_over(review_on: date | None, today: date) -> int:
    """By how many days a review is overdue; 0 where it is not, or none is promised."""
    return max((today - review_on).days, 0) if review_on else 0
