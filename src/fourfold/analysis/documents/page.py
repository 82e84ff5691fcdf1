"""A published assessment as one page that needs nothing else.

No script, no font, no picture from anywhere: what is saved is what is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fourfold.analysis.assessment.section_ids import HEADLINE, LIMITS
from fourfold.analysis.assessment.structure import Block, Found, Section
from fourfold.analysis.assessment.tables import FigureTable
from fourfold.analysis.assessment.wording import date_name, period_name
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.documents.chart_files import files_of
from fourfold.analysis.documents.headlines import headlines
from fourfold.analysis.documents.working_notes import WorkingNote, note_on
from fourfold.analysis.publication.publish import PublishedAssessment

PACKAGE = "fourfold.analysis.documents"

# The order in which later rules refine earlier ones.
STYLES = ("theme", "page", "headline", "tables", "figures", "print")

# The sections that the templates tell apart, by the names they use.
SECTIONS = {"headline": HEADLINE, "limits": LIMITS}


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block with its charts, and the working of the figures in its tables."""

    block: Block
    charts: tuple[Chart, ...]
    tables: tuple[tuple[FigureTable, WorkingNote | None], ...]

    def table_of(self, chart: Chart) -> FigureTable | None:
        """The table that has the chart's own numbers, with their ids."""
        return next(
            (table for table, _ in self.tables if table.beside_chart == chart.id), None
        )

    @property
    def other_tables(self) -> tuple[tuple[FigureTable, WorkingNote | None], ...]:
        """Tables that no chart of the block shows already."""
        shown = {chart.id for chart in self.charts}
        return tuple(pair for pair in self.tables if pair[0].beside_chart not in shown)


@dataclass
class FirstTimes:
    """Whether an id comes up for the first time: only there may it be an anchor."""

    seen: set[str] = field(default_factory=set)

    def __call__(self, name: str) -> bool:
        is_first = bool(name) and name not in self.seen
        self.seen.add(name)
        return is_first


def html(published: PublishedAssessment, charts: Sequence[Chart]) -> str:
    """The page. The same assessment and charts give the same bytes."""
    assessment = published.assessment
    scope, record = assessment.scope, assessment.record
    found = assessment.found
    forces = [force.force for force in record.forces]
    return (
        environment()
        .get_template("page.html")
        .render(
            assessment=assessment,
            record=record,
            audience=published.audience,
            notes=published.notes,
            built=date_name(record.build.built_at),
            before=period_name(scope.before),
            headlines=list(headlines(found, forces)),
            blocks={
                section.id: _blocks(found, section, charts)
                for section in assessment.sections
            },
            derived={
                section.id: _untabled(found, section) for section in assessment.sections
            },
            commentaries=published.commentary,
            dates={
                name: date_name(note.written.isoformat())
                for name, note in published.commentary.items()
            },
            files_of=files_of,
            first=FirstTimes(),
            styles=_styles(),
            ids=SECTIONS,
        )
    )


def _blocks(
    found: Found, section: Section, charts: Sequence[Chart]
) -> list[ShownBlock]:
    return [
        ShownBlock(
            block,
            tuple(
                chart
                for chart in charts
                if (chart.section, chart.block) == (section.id, block.id)
            ),
            tuple((table, _note(found, table)) for table in block.tables),
        )
        for block in section.blocks
    ]


def _untabled(found: Found, section: Section) -> WorkingNote | None:
    """The working of figures that statements speak of and no table of theirs shows."""
    of_blocks = (each for block in section.blocks for each in block.paragraphs)
    spoken = [
        figure
        for paragraph in (*section.paragraphs, *of_blocks)
        for figure in paragraph.figures
        if found.findings[figure].draft.inputs
    ]
    shown = {
        cell.figure
        for block in section.blocks
        for table in block.tables
        for _, cells in table.rows
        for cell in cells
    }
    left = [figure for figure in dict.fromkeys(spoken) if figure not in shown]
    return note_on(found.findings[figure] for figure in left) if left else None


def _note(found: Found, table: FigureTable) -> WorkingNote | None:
    shown = [cell.figure for _, cells in table.rows for cell in cells if cell.figure]
    return note_on(found.findings[figure] for figure in shown) if shown else None


@cache
def environment() -> Environment:
    """Templates of documents: what is filled in is escaped, what is missing fails."""
    return Environment(
        loader=PackageLoader(PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _styles() -> Markup:
    # Our own files: nothing of a reader's or a publisher's gets in here.
    folder = files(PACKAGE) / "styles"
    sheets = [(folder / f"{name}.css").read_text("utf-8") for name in STYLES]
    return Markup("\n".join(sheets))  # noqa: S704
