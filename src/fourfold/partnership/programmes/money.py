"""Sums of money, and how far they go. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext

APRIL = 4


class Counted(Protocol):
    """The part of an entry that sums hang on."""

    kind: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Spending:
    """committed, spent : what entries that stand, and what strikes them out, come to"""

    committed: Decimal
    spent: Decimal

    def left_of(self, amount: Decimal | None) -> Decimal | None:
        """Neither committed nor spent of it; below 0 where it is overspent."""
        return None if amount is None else amount - self.committed - self.spent


def spending(entries: Iterable[Counted]) -> Spending:
    """What strikes an entry out has its amount below 0, so all simply add up."""
    sums = {"committed": Decimal(0), "spent": Decimal(0)}
    for entry in entries:
        sums[entry.kind] += entry.amount
    return Spending(**sums)


def pounds(amount: Decimal | None) -> str:
    """ "£800,000", "−£1.50"; that it is not published, where nothing is known."""
    if amount is None:
        return gettext("Not published")
    whole = amount == amount.to_integral_value()
    places = 0 if whole else 2
    figures = number_format(f"{abs(amount):.{places}f}", places, force_grouping=True)
    return f"{'−' if amount < 0 else ''}£{figures}"


def financial_year(day: date) -> int:
    """The year in which the financial year of a day begins, on 1 April."""
    return day.year if day.month >= APRIL else day.year - 1


def year_words(year: int) -> str:
    """ "2026/27"."""
    return f"{year}/{(year + 1) % 100:02d}"
