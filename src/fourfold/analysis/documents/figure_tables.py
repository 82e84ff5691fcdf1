"""The tables of figures, each cell with the id of the figure it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from fourfold.analysis.assessment.directions import direction_of
from fourfold.analysis.assessment.findings import Draft, Estimate, Finding
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.plan import (
    is_share_of_crime,
    rate_kinds,
    rolling_years,
)
from fourfold.analysis.assessment.sentences import against_words, change_phrase
from fourfold.analysis.assessment.structure import Found, Scope
from fourfold.analysis.assessment.wording import (
    capitalised,
    month_name,
    percentages,
    period_name,
    probability,
    rate,
    whole,
)
from fourfold.analysis.offences.measures import Measure

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
    """A table whose first column heads the rows."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def types_table(found: Found) -> FigureTable:
    scope = found.scope
    return FigureTable(
        id="table-types",
        caption=f"By type, {scope.authority.name}, {period_name(scope.period)}",
        columns=(
            "Type",
            *_column_names(scope),
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
    change = found.of(measure, "change", area)
    share = Cell("not a crime", is_number=False)
    if is_share_of_crime(measure):
        share = _cell(found.of(measure, "share", area), _share)
    return (
        _cell(found.of(measure, "count", area), _whole),
        _cell(found.of(measure, "count", area, period=before), _whole),
        change_cell(change),
        Cell("" if change.p_value is None else probability(change.p_value)),
        share,
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
            *_column_names(scope),
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
    return (
        _cell(found.of(measure, "count", area), _whole),
        _cell(found.of(measure, "count", area, period=found.scope.before), _whole),
        change_cell(found.of(measure, "change", area)),
        *(
            _cell(found.of(measure, kind, area), _with_limits)
            for kind in rate_kinds(measure)
        ),
        rest,
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
            year = _cell(rolling, _whole)
        rows.append((month_name(month), (_cell(count, _whole), year)))
    return FigureTable(
        id=f"table-months-{measure.id}",
        caption=f"{measure.title}, by month, {scope.authority.name}",
        columns=("Month", measure.unit.capitalize(), "12 months to this month"),
        rows=tuple(rows),
    )


def _column_names(scope: Scope) -> tuple[str, str]:
    now, then = period_name(scope.period), period_name(scope.before)
    return capitalised(now.removeprefix("the ")), capitalised(then.removeprefix("the "))


def change_cell(change: Finding) -> Cell:
    return _words(change, change_phrase)


def against_cell(against: Finding) -> Cell:
    return _words(against, against_words)


def _words(finding: Finding, write: Callable[[Draft, Estimate], str]) -> Cell:
    if not finding.known:
        return _unknown(finding)
    words = write(finding.draft, finding.estimate).replace(INTERVAL, "")
    return Cell(
        capitalised(words), finding.id, direction_of(finding.estimate), is_number=False
    )


def _cell(finding: Finding, write: Callable[[Finding], str]) -> Cell:
    if not finding.known or finding.value is None:
        return _unknown(finding)
    return Cell(write(finding), finding.id)


def _unknown(finding: Finding) -> Cell:
    return Cell("withheld" if finding.withheld else "not known", finding.id)


def _whole(finding: Finding) -> str:
    return whole(finding.value or 0)


def _share(finding: Finding) -> str:
    return percentages(finding.value or 0)[0]


def _with_limits(finding: Finding) -> str:
    lower, upper = rate(finding.lower or 0), rate(finding.upper or 0)
    return f"{rate(finding.value or 0)} ({lower} to {upper})"
