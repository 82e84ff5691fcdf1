"""Tables of figures, each cell with the id of the figure it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from fourfold.analysis.assessment.directions import direction_of
from fourfold.analysis.assessment.findings import Draft, Estimate, Finding
from fourfold.analysis.assessment.sentences import against_words, change_phrase
from fourfold.analysis.assessment.wording import (
    capitalised,
    percentages,
    rate,
    whole,
)

# Said once, at the head of the column.
INTERVAL = "95% interval "


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `figure` is the id of the finding that it shows."""

    text: str
    figure: str = ""
    direction: str = ""
    is_number: bool = True


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table whose first column heads the rows.

    beside_chart : id of the chart whose numbers these are; empty where of none
    """

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    beside_chart: str = ""


def change_cell(change: Finding) -> Cell:
    return words_cell(change, change_phrase)


def against_cell(against: Finding) -> Cell:
    return words_cell(against, against_words)


def words_cell(finding: Finding, write: Callable[[Draft, Estimate], str]) -> Cell:
    """A figure in words, coloured by its direction."""
    if not finding.known:
        return unknown_cell(finding)
    words = write(finding.draft, finding.estimate).replace(INTERVAL, "")
    return Cell(
        capitalised(words), finding.id, direction_of(finding.estimate), is_number=False
    )


def number_cell(finding: Finding, write: Callable[[Finding], str]) -> Cell:
    if not finding.known or finding.value is None:
        return unknown_cell(finding)
    return Cell(write(finding), finding.id)


def unknown_cell(finding: Finding) -> Cell:
    return Cell("withheld" if finding.withheld else "not known", finding.id)


def count_text(finding: Finding) -> str:
    return whole(finding.value or 0)


def share_text(finding: Finding) -> str:
    return percentages(finding.value or 0)[0]


def rate_with_limits(finding: Finding) -> str:
    lower, upper = rate(finding.lower or 0), rate(finding.upper or 0)
    return f"{rate(finding.value or 0)} ({lower} to {upper})"
