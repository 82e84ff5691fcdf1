"""What `definitions/programmes.toml` asks of services. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from fourfold.analysis.definitions import settings

FILE = "programmes.toml"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups in which people are counted. groups : their titles, by name"""

    name: str
    title: str
    groups: Mapping[str, str]


def grace_days(last: date) -> int:
    """Days after the end of a period within which its return is due.

    Raises LookupError for a period before any rule held.
    """
    for rule in settings(FILE)["grace"]:
        ends = date.fromisoformat(rule["to"]) if rule["to"] else date.max
        if date.fromisoformat(rule["from"]) <= last <= ends:
            return int(rule["days"])
    raise LookupError(f"no days of grace for a period that ended on {last}")


def first_day_of_rules() -> date:
    return min(date.fromisoformat(each["from"]) for each in settings(FILE)["grace"])


def frequency_titles() -> dict[str, str]:
    return {each["name"]: each["title"] for each in settings(FILE)["frequencies"]}


def months_of(frequency: str) -> int:
    """Raises KeyError for a frequency that is not defined."""
    months = {each["name"]: each["months"] for each in settings(FILE)["frequencies"]}
    return int(months[frequency])


@cache
def groupings() -> dict[str, Grouping]:
    return {each["name"]: Grouping(**each) for each in settings(FILE)["reach"]}


def is_day_to_remind(days_left: int) -> bool:
    """days_left : until a return is due; below 0 once it is late"""
    rule = settings(FILE)["reminding"]
    if days_left < 0:
        return -days_left % int(rule["late_every_days"]) == 1
    return days_left in rule["days"]
