"""What a reader could work out from a table, found by trying everything.

Slow and obvious on purpose: it shares nothing with the method it checks.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from fourfold.analysis.publication.tables import Cell, Table


def possible_values(
    shown: Mapping[str, int], hidden: Sequence[str], total: int
) -> dict[str, set[int]]:
    """Values that each hidden part may have, if no hidden part is nought."""
    left = total - sum(shown.values())
    found: dict[str, set[int]] = {name: set() for name in hidden}
    for values in _positive_sums(left, len(hidden)):
        for name, value in zip(hidden, values, strict=True):
            found[name].add(value)
    return found


def _positive_sums(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to write a total as so many whole numbers of 1 or more."""
    if parts == 1:
        if total >= 1:
            yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in _positive_sums(total - first, parts - 1):
            yield (first, *rest)


def determined(hidden: Sequence[Cell], tables: Sequence[Table]) -> set[Cell]:
    """Hidden cells that the tables determine: adding 'this cell' adds no rank."""
    rows = [
        [
            1.0 if cell in table.parts else -1.0 if cell == table.total else 0.0
            for cell in hidden
        ]
        for table in tables
    ]
    sums = np.array(rows).reshape(len(rows), len(hidden))
    rank = np.linalg.matrix_rank(sums) if sums.size else 0
    return {
        cell
        for cell, only in zip(hidden, np.eye(len(hidden)), strict=True)
        if np.linalg.matrix_rank(np.vstack([sums, only])) == rank
    }
