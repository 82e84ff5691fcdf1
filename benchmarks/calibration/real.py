"""Real counts in which nothing was done, for methods to be tried upon.

What is called treated is drawn by lot, and so is the month: whatever is found is wrong.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from .worlds import MONTHS, Floats


def read_counts(path: Path) -> Floats:
    """Counts of a table with the columns area, month and count; (areas, months).

    path : CSV or Parquet. A month that an area lacks is not known.
    """
    rows = duckdb.execute(
        "SELECT area, month, sum(count) FROM read_any GROUP BY ALL".replace(
            "read_any",
            "read_parquet(?)" if path.suffix == ".parquet" else "read_csv(?)",
        ),
        [str(path)],
    ).fetchall()
    areas = {area: at for at, area in enumerate(sorted({row[0] for row in rows}))}
    months = {month: at for at, month in enumerate(sorted({row[1] for row in rows}))}
    counts = np.full((len(areas), len(months)), np.nan)
    for area, month, count in rows:
        counts[areas[area], months[month]] = count
    return counts


@dataclass(frozen=True)
class RealAreas:
    """Areas drawn by lot, two years from a month by lot, the first few treated."""

    table: Floats
    number: int = 20
    treated: int = 5
    effect: float = 1.0

    @property
    def which(self) -> NDArray[np.bool_]:
        return np.arange(self.number) < self.treated

    @property
    def after(self) -> NDArray[np.bool_]:
        return np.arange(MONTHS) >= MONTHS // 2

    def counts(self, rng: np.random.Generator) -> Floats:
        rows, begin = drawn(self.table, rng, size=(self.number, MONTHS))
        return self.table[rows, begin : begin + MONTHS]


@dataclass(frozen=True)
class RealSeries:
    """One area drawn by lot, from a month drawn by lot, changed by nothing."""

    table: Floats
    months: int = 60
    start: int = 36
    effect: float = 1.0

    def counts(self, rng: np.random.Generator) -> Floats:
        rows, begin = drawn(self.table, rng, size=(1, self.months))
        return self.table[rows[0], begin : begin + self.months]


def drawn(
    table: Floats, rng: np.random.Generator, *, size: tuple[int, int]
) -> tuple[NDArray[np.intp], int]:
    """Rows with a count in each of so many months, and the first of these."""
    number, months = size
    begin = int(rng.integers(table.shape[1] - months + 1))
    part = table[:, begin : begin + months]
    usable = np.flatnonzero(~np.isnan(part).any(axis=1) & (np.nansum(part, axis=1) > 0))
    return rng.choice(usable, size=number, replace=False), begin
