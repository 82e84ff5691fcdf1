"""Is it changing: what to say of it, every month, and the year to each."""

from collections.abc import Iterator

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.plan import rolling_years
from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.questions.question import Question
from fourfold.analysis.assessment.section_ids import CHANGE
from fourfold.analysis.assessment.structure import (
    Block,
    Found,
    Paragraph,
    Scope,
    Section,
)
from fourfold.analysis.assessment.summaries import (
    extremes_sentence,
    known_months_sentence,
)
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    count_text,
    number_cell,
)
from fourfold.analysis.assessment.wording import month_name
from fourfold.analysis.offences.measures import Measure

from .recent import recent_change, recent_paragraph
from .signals import signals_in, signals_paragraph
from .steady import steady_change, steady_paragraph
from .years import year_change, year_paragraph

TITLE = "Is it changing"


def plan(scope: Scope) -> Iterator[FigureId]:
    area = scope.authority.code
    for counted in scope.headline:
        for month in scope.span.months:
            yield FigureId(counted.id, "count", area, Period(month, month))
        for year in rolling_years(scope.span):
            yield FigureId(counted.id, "count", area, year)


def derive(found: Found) -> Iterator[Finding]:
    area = found.scope.authority
    for measure in found.scope.headline:
        yield year_change(found, measure, area)
        yield recent_change(found, measure)
        yield steady_change(found, measure)
        yield signals_in(found, measure, found.scope.authority)


def section(found: Found) -> Section:
    return Section(
        CHANGE,
        TITLE,
        (*_opening(found), Paragraph(known_months_sentence(found))),
        blocks=tuple(
            block for each in found.scope.headline for block in _blocks(found, each)
        ),
        figures=tuple(str(figure) for figure in plan(found.scope)),
    )


def _opening(found: Found) -> Iterator[Paragraph]:
    """What a reader with one minute should know: violence, over the year."""
    measure = drawn_measure(found.scope)
    if measure is not None:
        over_the_year = year_paragraph(found, measure)
        yield Paragraph(
            f"{measure.short_title}. {over_the_year.text}", over_the_year.figures
        )


def _blocks(found: Found, measure: Measure) -> Iterator[Block]:
    yield _months_block(found, measure)
    if measure == drawn_measure(found.scope) and found.scope.wards:
        # Its months by ward are counted for the wards' own pages.
        title = f"{measure.short_title}, ward by ward"
        yield Block(f"wards-by-month-{measure.id}", title)


def _months_block(found: Found, measure: Measure) -> Block:
    extremes = extremes_sentence(found, measure)
    return Block(
        f"months-{measure.id}",
        measure.title,
        (
            year_paragraph(found, measure),
            recent_paragraph(found, measure),
            steady_paragraph(found, measure),
            signals_paragraph(found, measure, found.scope.authority),
            *((Paragraph(extremes),) if extremes else ()),
        ),
        tables=(months_table(found, measure),),
    )


def months_table(found: Found, measure: Measure) -> FigureTable:
    """Every month, with the sum of the 12 months to it where the data go back."""
    scope = found.scope
    years = {year.last: year for year in rolling_years(scope.span)}
    rows = []
    for month in scope.span.months:
        count = found.of(
            measure, "count", scope.authority.code, period=Period(month, month)
        )
        year = Cell("before the data begin", is_number=False)
        if month in years:
            rolling = found.of(
                measure, "count", scope.authority.code, period=years[month]
            )
            year = number_cell(rolling, count_text)
        rows.append((month_name(month), (number_cell(count, count_text), year)))
    return FigureTable(
        id=f"table-months-{measure.id}",
        caption=f"{measure.title}, by month, {scope.authority.name}",
        columns=("Month", measure.unit.capitalize(), "12 months to this month"),
        rows=tuple(rows),
        beside_chart=f"chart-months-{measure.id}",
    )


QUESTION = Question(CHANGE, plan, derive, section)
