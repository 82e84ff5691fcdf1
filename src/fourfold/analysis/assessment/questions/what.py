"""What happens: every type of crime, how much of it, and whether it changed."""

from collections.abc import Iterator

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.plan import is_share_of_crime, share_is_told
from fourfold.analysis.assessment.section_ids import WHAT
from fourfold.analysis.assessment.structure import (
    Block,
    Found,
    Paragraph,
    Scope,
    Section,
)
from fourfold.analysis.assessment.summaries import types_paragraphs
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    change_cell,
    count_text,
    number_cell,
    share_text,
)
from fourfold.analysis.assessment.wording import period_name, probability
from fourfold.analysis.offences.measures import Measure

from .change.years import year_change
from .columns import both_periods
from .question import Question

TITLE = "What happens"


def plan(scope: Scope) -> Iterator[FigureId]:
    area = scope.authority.code
    for counted in scope.types:
        yield FigureId(counted.id, "count", area, scope.period)
        yield FigureId(counted.id, "count", area, scope.before)
        yield FigureId(counted.id, "change", area, scope.period)
        if share_is_told(scope, counted):
            yield FigureId(counted.id, "share", area, scope.period)
        # How a type varies from month to month says what change is beyond chance.
        for month in scope.known_span.months:
            yield FigureId(counted.id, "count", area, Period(month, month))


def derive(found: Found) -> Iterator[Finding]:
    for measure in found.scope.types:
        yield year_change(found, measure, found.scope.authority)


def section(found: Found) -> Section:
    scope = found.scope
    changes = tuple(
        found.change_of(measure, scope.authority.code).id for measure in scope.types
    )
    return Section(
        WHAT,
        TITLE,
        tuple(Paragraph(text, changes) for text in types_paragraphs(found)),
        blocks=(Block("types", "Every type of crime", tables=(types_table(found),)),),
        figures=tuple(str(figure) for figure in plan(scope)),
    )


def types_table(found: Found) -> FigureTable:
    scope = found.scope
    return FigureTable(
        id="table-types",
        caption=f"By type, {scope.authority.name}, {period_name(scope.period)}",
        columns=(
            "Type",
            *both_periods(scope),
            "What changed (95% interval)",
            "Test",
            "Share of recorded crime",
        ),
        rows=tuple(
            (measure.short_title, _type_cells(found, measure))
            for measure in scope.types
        ),
    )


def _type_cells(found: Found, measure: Measure) -> tuple[Cell, ...]:
    area, before = found.scope.authority.code, found.scope.before
    change = found.change_of(measure, area)
    share = Cell(
        "not known" if is_share_of_crime(measure) else "not a crime", is_number=False
    )
    if share_is_told(found.scope, measure):
        share = number_cell(found.of(measure, "share", area), share_text)
    return (
        number_cell(found.of(measure, "count", area), count_text),
        number_cell(found.of(measure, "count", area, period=before), count_text),
        change_cell(change),
        Cell("" if change.p_value is None else probability(change.p_value)),
        share,
    )


QUESTION = Question(WHAT, plan, derive, section)
