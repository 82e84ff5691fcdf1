"""A published assessment as one page that needs nothing else.

No script, no font, no picture from anywhere: what is saved is what is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fourfold.analysis.assessment.plan import HEADLINE, MONTHS, TYPES, WARDS
from fourfold.analysis.assessment.sections import LIMITS, QUALITY
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.summaries import (
    extremes_sentence,
    places_paragraphs,
    wards_sentence,
)
from fourfold.analysis.assessment.wording import date_name, period_name
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.documents.figure_tables import (
    FigureTable,
    months_table,
    types_table,
    ward_table,
)
from fourfold.analysis.documents.headlines import headlines
from fourfold.analysis.documents.working_notes import WorkingNote, note_on
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.publication.publish import PublishedAssessment

PACKAGE = "fourfold.analysis.documents"

# The order in which later rules refine earlier ones.
STYLES = ("theme", "page", "headline", "tables", "figures", "print")

# The sections that the templates tell apart, by the names they use.
SECTIONS = {
    "headline": HEADLINE,
    "wards": WARDS,
    "months": MONTHS,
    "quality": QUALITY,
    "limits": LIMITS,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A table of figures with its charts above and its working below."""

    title: str
    text: str
    table: FigureTable
    charts: tuple[Chart, ...]
    note: WorkingNote


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
    found = Found(scope, assessment.findings)
    forces = [force.force for force in record.forces]
    return (
        _environment()
        .get_template("page.html")
        .render(
            assessment=assessment,
            record=record,
            audience=published.audience,
            notes=published.notes,
            built=date_name(record.build.built_at),
            before=period_name(scope.before),
            headlines=list(headlines(found, forces)),
            places=places_paragraphs(found),
            blocks=_blocks(found, charts),
            first=FirstTimes(),
            styles=_styles(),
            ids=SECTIONS,
        )
    )


def _blocks(found: Found, charts: Sequence[Chart]) -> dict[str, list[Block]]:
    headline = found.scope.headline
    by_ward = headline if found.scope.wards else ()
    return {
        TYPES: [_types_block(found, charts)],
        WARDS: [_ward_block(found, measure, charts) for measure in by_ward],
        MONTHS: [_months_block(found, measure, charts) for measure in headline],
    }


def _types_block(found: Found, charts: Sequence[Chart]) -> Block:
    table = types_table(found)
    return Block("", "", table, _of_section(charts, TYPES), _note(found, table))


def _ward_block(found: Found, measure: Measure, charts: Sequence[Chart]) -> Block:
    table = ward_table(found, measure)
    return Block(
        measure.title,
        wards_sentence(found, measure),
        table,
        _of_measure(charts, WARDS, measure),
        _note(found, table),
    )


def _months_block(found: Found, measure: Measure, charts: Sequence[Chart]) -> Block:
    table = months_table(found, measure)
    return Block(
        measure.title,
        extremes_sentence(found, measure),
        table,
        _of_measure(charts, MONTHS, measure),
        _note(found, table),
    )


def _note(found: Found, table: FigureTable) -> WorkingNote:
    shown = [cell.figure for _, cells in table.rows for cell in cells if cell.figure]
    return note_on(found.findings[figure] for figure in shown)


def _of_section(charts: Sequence[Chart], section: str) -> tuple[Chart, ...]:
    return tuple(chart for chart in charts if chart.section == section)


def _of_measure(
    charts: Sequence[Chart], section: str, measure: Measure
) -> tuple[Chart, ...]:
    return tuple(
        chart for chart in _of_section(charts, section) if chart.measure == measure.id
    )


@cache
def _environment() -> Environment:
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
