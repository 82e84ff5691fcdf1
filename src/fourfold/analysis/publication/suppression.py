"""Which counts to withhold so that a small one can neither be seen nor worked out.

Method and worked example: docs/methods/publication.md.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from fourfold.analysis.publication.tables import Cell, Table

# Of the null space of whole-number sums: entries are 0 or far above this.
NOTHING = 1e-9


def withheld_cells(
    values: Mapping[Cell, int],
    tables: Sequence[Table],
    thresholds: Mapping[str, int],
) -> frozenset[Cell]:
    """Cells to withhold: the small ones, and as many more as protecting them takes.

    values : the counts that would be shown
    tables : the sums a reader can take of them
    thresholds : by measure, the least count that may be shown; nought may be
    """
    given = _Given(values, tables, thresholds)
    hidden = {
        cell for cell, value in values.items() if 0 < value < thresholds[cell.measure]
    }
    while exposed := given.exposed(hidden):
        hidden.add(_cover(exposed, hidden, values))
    return frozenset(hidden)


@dataclass(frozen=True, slots=True)
class _Given:
    values: Mapping[Cell, int]
    tables: Sequence[Table]
    thresholds: Mapping[str, int]

    def exposed(self, hidden: set[Cell]) -> list[Table]:
        """Tables in which something more has to be withheld."""
        few = [table for table in self.tables if self._has_too_few(table, hidden)]
        if few:
            return few
        found = recoverable(hidden, self.tables)
        return [
            table
            for table in self.tables
            if not found.isdisjoint(table.cells) and not hidden.issuperset(table.cells)
        ]

    def _has_too_few(self, table: Table, hidden: set[Cell]) -> bool:
        """Whether the hidden parts of a table give one another away.

        Their sum is the total less what is shown, so it is as good as published:
        it must not be below the threshold, nor so small that each must be 1.
        """
        parts = [self.values[part] for part in table.parts if part in hidden]
        if not parts or table.total in hidden:
            return False
        least = max(self.thresholds[table.total.measure], len(parts) + 1)
        return len(parts) < 2 or sum(parts) < least


def recoverable(hidden: Collection[Cell], tables: Sequence[Table]) -> frozenset[Cell]:
    """Hidden cells that the shown ones determine, by adding and subtracting tables.

    A cell is free only if the sums still hold after it is changed, with other
    hidden cells changed to match. The null space of the sums holds all such
    changes: a cell with a zero there throughout can be worked out.
    """
    cells, asked = sorted(hidden), frozenset(hidden)
    touched = [table for table in tables if not asked.isdisjoint(table.cells)]
    if not touched:
        return frozenset()
    column = {cell: position for position, cell in enumerate(cells)}
    sums = np.zeros((len(touched), len(cells)))
    for row, table in enumerate(touched):
        for cell, sign in _signed(table):
            if cell in column:
                sums[row, column[cell]] = sign
    _, sizes, directions = np.linalg.svd(sums)
    free = directions[int(np.sum(sizes > NOTHING)) :]
    moves = np.abs(free).max(axis=0, initial=0.0) > NOTHING
    return frozenset(
        cell for cell, moved in zip(cells, moves, strict=True) if not moved
    )


def _signed(table: Table) -> Iterable[tuple[Cell, int]]:
    return chain([(table.total, -1)], ((part, 1) for part in table.parts))


def _cover(
    exposed: Sequence[Table], hidden: set[Cell], values: Mapping[Cell, int]
) -> Cell:
    """The cell whose loss costs the reader least: the smallest part, else a total.

    A nought is the last choice: whoever guesses it has found its neighbour too.
    """
    shown = {cell for table in exposed for cell in table.parts} - hidden
    parts = [cell for cell in shown if values[cell]]
    totals = {table.total for table in exposed} - hidden
    return min(parts or totals or shown, key=lambda cell: (values[cell], cell))
