"""Writes the residents of every area into the cube."""

from collections.abc import Sequence

import duckdb

from fourfold.analysis.areas.lookups import BestFit, best_fit
from fourfold.analysis.areas.populations import (
    Population,
    PopulationRow,
    populations_of,
)
from fourfold.analysis.events.areas import LEVELS, AreaData

from .tables import insert

BANDS = ("all", "under_25")


def fill_populations(
    connection: duckdb.DuckDBPyConnection, areas: AreaData, *, year: int
) -> None:
    """Residents by area and band, of the year nearest to the data's last."""
    for level in LEVELS:
        outlines = areas.of_level(level)
        codes = [b.code for b in outlines]
        fits: tuple[BestFit, ...] = ()
        if level != "lsoa" and outlines:
            fits = best_fit(outlines, rows=areas.lookups, lsoas=areas.of_level("lsoa"))
        for band in BANDS:
            found = _nearest(codes, band, rows=areas.populations, fits=fits, year=year)
            insert(
                connection,
                "populations",
                (
                    (p.area, p.band, p.people, p.year, p.source, p.basis)
                    for p in found
                    if p is not None
                ),
            )


def _nearest(
    codes: Sequence[str],
    band: str,
    *,
    rows: Sequence[PopulationRow],
    fits: Sequence[BestFit],
    year: int,
) -> tuple[Population | None, ...]:
    """From the year nearest to the crimes that has most of the areas."""
    best: tuple[Population | None, ...] = (None,) * len(codes)
    for near in sorted({row.year for row in rows}, key=lambda at: abs(at - year)):
        of_year = [row for row in rows if row.year == near]
        found = populations_of(codes, band, rows=of_year, fits=fits)
        if found.count(None) < best.count(None):
            best = found
    return best
