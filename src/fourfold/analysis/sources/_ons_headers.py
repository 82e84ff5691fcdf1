"""Finds the columns of an ONS file by the headers in its definition.

ONS writes years and ages into the names of columns: LSOA21CD, "Mid-2020:
Population", "Age (6 categories)". A header in a definition has a placeholder there:
`LSOA{yy}CD` is that column whatever the year.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import settings

_DIGITS = {
    "yy": r"\d{2}",
    "year": r"\d{4}",
    "age": r"\d{1,3}",
    "first": r"\d{1,3}",
    "last": r"\d{1,3}",
    "n": r"\d{1,3}",
}
_PLACEHOLDER = re.compile(r"\\{(\w+)\\}")


@dataclass(frozen=True, slots=True)
class Heading:
    """One cell of a header, and the numbers that stand for its placeholders."""

    at: int
    text: str
    numbers: dict[str, int]


def headings(source: str, name: str, cells: Sequence[str]) -> tuple[Heading, ...]:
    """The cells of a header that are this column of a source.

    Where several of its spellings occur, those of the spelling named first in the
    definition.
    """
    for spelling in _spellings(source, name):
        found = [
            Heading(at, cell.strip(), numbers)
            for at, cell in enumerate(cells)
            if (numbers := numbers_in(spelling, cell)) is not None
        ]
        if found:
            return tuple(found)
    return ()


def numbers_in(spelling: str, text: str) -> dict[str, int] | None:
    """What stands for the placeholders of a spelling; None if the text is another.

    Case, underscores and the width of white space do not count.
    """
    match = _pattern(spelling).fullmatch(_folded(text))
    if match is None:
        return None
    return {name: int(digits) for name, digits in match.groupdict().items()}


@cache
def _spellings(source: str, name: str) -> tuple[str, ...]:
    columns = settings(f"sources/{source}.toml")["columns"]
    column = next(column for column in columns if column["name"] == name)
    return column["header"], *column.get("aliases", ())


@cache
def _pattern(spelling: str) -> re.Pattern[str]:
    def digits(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}>{_DIGITS[match[1]]})"

    return re.compile(_PLACEHOLDER.sub(digits, re.escape(_folded(spelling))), re.ASCII)


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())
