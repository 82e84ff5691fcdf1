"""Writes the residents of every area into the cube."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.areas.lookups import BestFit, best_fit
from fourfold.analysis.areas.populations import (
    OPEN,
    Ages,
    Population,
    PopulationRow,
    exact_sum,
    populations_of,
)
from fourfold.analysis.events.areas import LEVELS, AreaData

from .tables import insert

# Of one year and basis: the bands of each area.
Tables = Mapping[tuple[int, str], Mapping[tuple[str, str], Mapping[Ages, int]]]


def fill_populations(
    connection: duckdb.DuckDBPyConnection, areas: AreaData, *, year: int
) -> None:
    """Residents by area and band, of the year nearest to the data's last."""
    tables = _tables(areas.populations)
    bands = definitions.settings("sources/ons_population.toml")["bands"]
    fits = {level: _fits(areas, level) for level in LEVELS}
    chosen: dict[tuple[str, str], tuple[Population | None, ...]] = {}
    for band, ages in bands.items():
        every = list(_as_one_band(tables, (ages["first"], ages.get("last", OPEN))))
        for level in LEVELS:
            rows = every
            if beside := ages.get("counted_with"):
                rows = _of_the_tables(every, chosen[beside, level])
            codes = [boundary.code for boundary in areas.of_level(level)]
            found = _nearest(codes, band, rows=rows, fits=fits[level], year=year)
            chosen[band, level] = found
            insert(
                connection,
                "populations",
                (
                    (p.area, p.band, p.people, p.year, p.source, p.basis)
                    for p in found
                    if p is not None
                ),
            )


def _fits(areas: AreaData, level: str) -> tuple[BestFit, ...]:
    outlines = areas.of_level(level)
    if level == "lsoa" or not outlines:
        return ()
    return best_fit(outlines, rows=areas.lookups, lsoas=areas.of_level("lsoa"))


def _tables(rows: Sequence[PopulationRow]) -> Tables:
    tables: dict[tuple[int, str], dict[tuple[str, str], dict[Ages, int]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for row in rows:
        last = OPEN if row.age_to is None else row.age_to
        of_area = tables[row.year, row.basis][row.area, row.level]
        of_area[row.age_from, last] = row.people
    return tables


def _as_one_band(tables: Tables, ages: Ages) -> Iterator[PopulationRow]:
    """Every area whose bands add up to these ages, as one row.

    Adding them up once serves LSOAs, wards and authorities, which all look at
    the same 30,000 rows of a census.
    """
    first, last = ages
    for (year, basis), by_area in tables.items():
        for (area, level), bands in by_area.items():
            people = exact_sum(bands, ages)
            if people is not None:
                age_to = None if last == OPEN else last
                yield PopulationRow(area, level, year, first, age_to, people, basis)


def _of_the_tables(
    rows: Sequence[PopulationRow], people: Sequence[Population | None]
) -> list[PopulationRow]:
    """Rows of the tables that these residents are of."""
    tables = {(each.year, each.source) for each in people if each is not None}
    return [row for row in rows if (row.year, row.basis) in tables]


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
    # Of two years as near, the newer.
    years = sorted({row.year for row in rows}, key=lambda at: (abs(at - year), -at))
    for near in years:
        of_year = [row for row in rows if row.year == near]
        found = populations_of(codes, band, rows=of_year, fits=fits)
        if found.count(None) < best.count(None):
            best = found
        if None not in best:
            break
    return best
