"""How months and stretches of them are said."""

from datetime import date


def month_words(month: str) -> str:
    """Of "2026-06": "June 2026"."""
    year, number = month.split("-")
    return f"{date(int(year), int(number), 1):%B %Y}"


def period_words(first: str, last: str) -> str:
    """ "July 2025 to June 2026", "June 2026"."""
    if first == last:
        return month_words(first)
    return f"{month_words(first)} to {month_words(last)}"
