"""Which published counts add up to which: the ways one could be worked out.

A count is withheld in vain if the total and the others are shown. So every sum
that a reader could take is written down here.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from fourfold.analysis.assessment.drafting import ALL_CRIME
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Draft
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.offences.measures import Measure, measure, measures


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One count: of a measure, in an area, from the first month to the last."""

    measure: str
    area: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Table:
    """A total with the parts that make it up."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.total, *self.parts)


def cell_at(measure_id: str, area: str, period: Period) -> Cell:
    return Cell(measure_id, area, period.first, period.last)


def cells_of(draft: Draft) -> Mapping[str, Cell]:
    """The counts a figure gives away, by the names of its parts."""
    figure = draft.figure
    own = {"numerator": _cell_of(figure)}
    match figure.kind:
        case "change":
            before = figure.period.before()
            own["before"] = cell_at(figure.measure, figure.area, before)
        case "share":
            own["denominator"] = cell_at(ALL_CRIME, figure.area, figure.period)
        case "against-rest":
            authority = draft.authority.code
            own["whole"] = cell_at(figure.measure, authority, figure.period)
    return own


def _cell_of(figure: FigureId) -> Cell:
    return cell_at(figure.measure, figure.area, figure.period)


def tables_among(cells: Collection[Cell], scope: Scope) -> tuple[Table, ...]:
    """Every table whose total and parts are all among the cells."""
    given = frozenset(cells)
    every = [*_by_area(given, scope), *_by_month(given), *_by_type(given)]
    return tuple(table for table in every if given.issuperset(table.cells))


def _by_area(cells: Collection[Cell], scope: Scope) -> Iterator[Table]:
    for cell in sorted(cells):
        if cell.area != scope.authority.code:
            continue
        for areas in (scope.wards, scope.lsoas):
            parts = tuple(
                Cell(cell.measure, area.code, cell.first, cell.last) for area in areas
            )
            if parts:
                yield Table(cell, parts)


def _by_month(cells: Collection[Cell]) -> Iterator[Table]:
    for cell in sorted(cells):
        months = Period(cell.first, cell.last).months
        if len(months) > 1:
            yield Table(
                cell,
                tuple(Cell(cell.measure, cell.area, month, month) for month in months),
            )


def _by_type(cells: Collection[Cell]) -> Iterator[Table]:
    for cell in sorted(cells):
        parts = _parts_of(measure(cell.measure))
        if parts:
            yield Table(
                cell,
                tuple(Cell(part, cell.area, cell.first, cell.last) for part in parts),
            )


def _parts_of(whole: Measure) -> tuple[str, ...]:
    """The measures that a measure is the exact sum of."""
    inside = [
        part
        for part in measures()
        if not part.overlaps and set(part.offences) < set(whole.offences)
    ]
    together = {offence for part in inside for offence in part.offences}
    return tuple(part.id for part in inside) if together == set(whole.offences) else ()
