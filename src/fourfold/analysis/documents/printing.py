"""What every printed document says of itself, and sections as templates want them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from fourfold.analysis.assessment.section_ids import HEADLINE
from fourfold.analysis.assessment.structure import Block, Paragraph, Section
from fourfold.analysis.assessment.tables import FigureTable
from fourfold.analysis.assessment.wording import capitalised, date_name, period_name
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.documents.headlines import Headline, headlines
from fourfold.analysis.documents.typesetting import shown_chart
from fourfold.analysis.publication.publish import PublishedAssessment

KIND = "Strategic needs assessment"

# A statement that rests on more is tied to the table that has them all.
MOST_TIES = 6

# Letters that a column of a table is as wide as.
NARROWEST, WIDEST, WIDEST_NAME = 8, 28, 20

# The same of a table of texts, which are read in lines.
NARROWEST_TEXT, WIDEST_TEXT = 20, 100

Json = dict[str, Any]


@dataclass
class Ties:
    """Numbers the statements, and keeps what each rests on."""

    figures: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, paragraph: Paragraph) -> int:
        """The number of a statement; nought where it rests on no figure."""
        if not paragraph.figures:
            return 0
        self.figures.append(paragraph.figures)
        return len(self.figures)

    def listed(self) -> list[Json]:
        return [
            {"note": number, "figures": _named(figures)}
            for number, figures in enumerate(self.figures, start=1)
        ]


def _named(figures: Sequence[str]) -> str:
    more = len(figures) - MOST_TIES
    names = ", ".join(figures[:MOST_TIES])
    return f"{names} and {more} more of the same table" if more > 0 else names


def about(published: PublishedAssessment, title: str) -> Json:
    """The parts that a template's frame asks for."""
    assessment = published.assessment
    scope, record = assessment.scope, assessment.record
    build = record.build
    return {
        "title": title,
        "subtitle": capitalised(period_name(scope.period)),
        "authority": scope.authority.name,
        "kind": KIND,
        "invented": record.invented,
        "made": f"Fourfold {build.code_version}, build {build.id}",
        "about": (
            f"Made by Fourfold {build.code_version} from build {build.id} of "
            f"{date_name(build.built_at)}. {' '.join(published.licences)}"
        ),
    }


def cards(published: PublishedAssessment) -> list[Json]:
    """The headlines, one a measure."""
    forces = [force.force for force in published.assessment.record.forces]
    return [_card(each) for each in headlines(published.assessment.found, forces)]


def _card(headline: Headline) -> Json:
    return {
        "title": headline.measure.short_title,
        "number": headline.number.text,
        "unit": headline.unit,
        "change": headline.change.text,
        "direction": headline.change.direction,
        "rates": [rate.text for rate in headline.rates],
        "relation": " ".join((headline.relation, *headline.breaks)),
    }


def sections(
    published: PublishedAssessment, charts: Sequence[Chart], ties: Ties
) -> Iterator[Json]:
    for section in published.assessment.sections:
        yield {
            "id": section.id,
            "title": section.title,
            "cards": section.id == HEADLINE,
            "paragraphs": _paragraphs(section, published.notes, ties),
            "commentary": _commentary(published, section.id),
            "blocks": [
                _block(section.id, each, charts, ties=ties) for each in section.blocks
            ],
        }


def _paragraphs(section: Section, notes: Sequence[str], ties: Ties) -> list[Json]:
    given = section.paragraphs
    if section.id == HEADLINE:
        # The cards say them.
        given = tuple(each for each in given if not each.figures)
    return [said(paragraph, ties) for paragraph in given]


def said(paragraph: Paragraph, ties: Ties) -> Json:
    return {"text": paragraph.text, "note": ties.note(paragraph)}


def _commentary(published: PublishedAssessment, section: str) -> Json | None:
    note = published.commentary.get(section)
    if note is None:
        return None
    return {
        "paragraphs": list(note.paragraphs),
        "by": note.by,
        "date": date_name(note.written.isoformat()),
    }


def _block(section: str, block: Block, charts: Sequence[Chart], *, ties: Ties) -> Json:
    own = [
        chart for chart in charts if (chart.section, chart.block) == (section, block.id)
    ]
    drawn = {chart.id for chart in own}
    return {
        "title": block.title,
        "paragraphs": [said(paragraph, ties) for paragraph in block.paragraphs],
        "charts": [shown_chart(chart) for chart in own],
        # What a chart shows is printed once; its table is in the web document.
        "tables": [
            table_of(table) for table in block.tables if table.beside_chart not in drawn
        ],
        "facts": _facts(block),
    }


def table_of(table: FigureTable) -> Json:
    return {
        "caption": table.caption,
        "columns": list(table.columns),
        "widths": _widths(table),
        "numbers": [_is_of_numbers(table, at) for at in range(len(table.columns) - 1)],
        "rows": [
            [
                {"text": name, "direction": ""},
                *({"text": c.text, "direction": c.direction} for c in cells),
            ]
            for name, cells in table.rows
        ],
    }


def _widths(table: FigureTable) -> list[int]:
    """How wide each column is beside the others: as its longest text, within limits."""
    longest = _longest([name, *(c.text for c in cells)] for name, cells in table.rows)
    widest = [WIDEST_NAME, *[WIDEST] * (len(longest) - 1)]
    return [
        min(most, max(NARROWEST, letters))
        for letters, most in zip(longest, widest, strict=True)
    ]


def _longest(rows: Iterable[Sequence[str]]) -> list[int]:
    """Of each column, the letters of its longest text."""
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _is_of_numbers(table: FigureTable, at: int) -> bool:
    return all(cells[at].is_number for _, cells in table.rows)


def _facts(block: Block) -> Json | None:
    if not block.facts:
        return None
    rows = [[fact.label, fact.value, fact.meaning] for fact in block.facts]
    return {
        "columns": list(block.fact_columns),
        "widths": [
            min(WIDEST_TEXT, max(NARROWEST_TEXT, letters)) for letters in _longest(rows)
        ],
        "rows": rows,
    }
