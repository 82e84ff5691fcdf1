"""The months that the invented police files cover, and their two editions."""

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Timeline:
    """Months by position, from the first of the earlier edition to the last.

    missing : positions of months for which no street file was published
    length : months in an edition
    """

    months: tuple[str, ...]
    missing: tuple[int, ...]
    length: int

    @property
    def later(self) -> int:
        """The last month of the later edition, by which it is named."""
        return len(self.months) - 1

    @property
    def earlier(self) -> int:
        return self.later - 1

    def edition(self, last: int) -> range:
        """Positions of the months in the edition that ends with `last`."""
        return range(last - self.length + 1, last + 1)

    def before_last(self, months: int) -> int:
        return self.later - months


def timeline_to(last_month: str, time: dict[str, Any]) -> Timeline:
    """The months up to `last_month`. Raises ValueError if it is not YYYY-MM."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", last_month):
        raise ValueError(f"last_month must be YYYY-MM, not {last_month!r}")
    length = time["months_in_an_edition"]
    last = int(last_month[:4]) * 12 + int(last_month[5:]) - 1
    months = tuple(_named(number) for number in range(last - length, last + 1))
    missing = tuple(length - back for back in time["missing_months_before_last"])
    return Timeline(months, missing, length)


def month_of_year(month: str) -> int:
    return int(month[5:])


def _named(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
