"""Where: every ward beside the rest, and whether it changed."""

from collections.abc import Iterator

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.plan import rate_kinds
from fourfold.analysis.assessment.questions.columns import both_periods
from fourfold.analysis.assessment.questions.question import Question
from fourfold.analysis.assessment.section_ids import WHERE
from fourfold.analysis.assessment.structure import (
    Block,
    Found,
    Paragraph,
    Scope,
    Section,
)
from fourfold.analysis.assessment.summaries import wards_sentence
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    against_cell,
    change_cell,
    count_text,
    number_cell,
    rate_with_limits,
)
from fourfold.analysis.offences.measures import Measure

from . import concentration

TITLE = "Where"
NO_WARDS = "No wards are known for this area."


def plan(scope: Scope) -> Iterator[FigureId]:
    for counted in scope.headline:
        for ward in scope.wards:
            for kind in ("count", *rate_kinds(counted), "against-rest", "change"):
                yield FigureId(counted.id, kind, ward.code, scope.period)
            yield FigureId(counted.id, "count", ward.code, scope.before)
    yield from concentration.plan(scope)


def section(found: Found) -> Section:
    scope = found.scope
    if not scope.wards:
        return Section(WHERE, TITLE, (Paragraph(NO_WARDS),))
    small = concentration.block(found)
    return Section(
        WHERE,
        TITLE,
        small.paragraphs[:1] if small else (),
        blocks=(
            *(_wards_block(found, measure) for measure in scope.headline),
            *((small,) if small else ()),
        ),
        figures=tuple(str(figure) for figure in plan(scope)),
    )


def _wards_block(found: Found, measure: Measure) -> Block:
    wards = found.scope.wards
    ties = tuple(found.of(measure, "against-rest", ward.code).id for ward in wards)
    return Block(
        f"wards-{measure.id}",
        measure.title,
        (Paragraph(wards_sentence(found, measure), ties),),
        tables=(ward_table(found, measure),),
    )


def ward_table(found: Found, measure: Measure) -> FigureTable:
    """Every ward by name, the authority first."""
    each = measure.unit.capitalize()
    rates = {
        "rate": f"{each} per 1,000 residents (95% interval)",
        "rate-under-25": f"{each} per 1,000 residents under 25 (95% interval)",
    }
    scope = found.scope
    return FigureTable(
        id=f"table-wards-{measure.id}",
        caption=f"{measure.title}, by ward: {measure.unit}",
        columns=(
            "Ward",
            *both_periods(scope),
            "What changed (95% interval)",
            *(rates[kind] for kind in rate_kinds(measure)),
            "Rate beside the rest (95% interval)",
        ),
        rows=tuple(
            (area.name, _ward_cells(found, measure, area.code))
            for area in (scope.authority, *scope.wards)
        ),
    )


def _ward_cells(found: Found, measure: Measure, area: str) -> tuple[Cell, ...]:
    rest = Cell("the whole", is_number=False)
    if area != found.scope.authority.code:
        rest = against_cell(found.of(measure, "against-rest", area))
    before = found.scope.before
    return (
        number_cell(found.of(measure, "count", area), count_text),
        number_cell(found.of(measure, "count", area, period=before), count_text),
        change_cell(found.change_of(measure, area)),
        *(
            number_cell(found.of(measure, kind, area), rate_with_limits)
            for kind in rate_kinds(measure)
        ),
        rest,
    )


QUESTION = Question(WHERE, plan, concentration.derive, section)
