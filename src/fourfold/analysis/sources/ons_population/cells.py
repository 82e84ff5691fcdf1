"""Reads single cells: a number of people, a band of ages."""

import math
import re
from decimal import Decimal
from functools import cache

from fourfold.analysis.definitions import settings
from fourfold.analysis.sources._ons_headers import numbers_in

SOURCE = "ons_population"

# Thousands may have commas; a whole number may have been saved with its ".0".
_WHOLE = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.0+)?", re.ASCII)


def people_in(cell: object) -> int | None:
    """A whole number of people, nought or more; None for anything else."""
    if isinstance(cell, str):
        text = cell.strip()
        whole = _WHOLE.fullmatch(text)
        return int(text.partition(".")[0].replace(",", "")) if whole else None
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return None
    is_whole = math.isfinite(cell) and cell >= 0 and cell == int(cell)
    return int(cell) if is_whole else None


@cache
def ages_in(label: str) -> tuple[int, int | None] | None:
    """First and last age of a band in the census's words; None for other words."""
    for wording in settings(f"sources/{SOURCE}.toml")["age_labels"]:
        numbers = numbers_in(wording["label"], label)
        if numbers is not None:
            known = {**wording, **numbers}
            first = known.get("age", known.get("first", 0))
            last = known.get("age", known.get("last"))
            return (first, last) if last is None or first <= last else None
    return None


def counts_nobody(label: str) -> bool:
    """Whether a label is of a category that no resident is in."""
    labels = settings(f"sources/{SOURCE}.toml")["not_people"]["labels"]
    return label.strip() in labels
