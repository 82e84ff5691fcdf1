"""Numbers about the people of areas: written into a cube, and read back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.events.areas import AreaData

from .tables import insert

DEFINITIONS = "indicators/deprivation.toml"
SOURCE = "English Indices of Deprivation"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number about the people of each area, such as a deprivation score.

    of_crime : whether it is made of police records, so never to be set beside crime
    values : by area code, LSOAs and authorities; areas without one are left out
    """

    id: str
    title: str
    unit: str
    of_crime: bool
    year: int
    source: str
    values: Mapping[str, float]


# Of an authority: the mean by residents, where each of its LSOAs has both.
OF_AUTHORITIES = """
INSERT INTO indicators
SELECT authority, names.indicator, sum(value * people) / sum(people),
  any_value(names.year)
FROM areas
CROSS JOIN (SELECT DISTINCT indicator, year FROM indicators) AS names
LEFT JOIN indicators
  ON indicators.area = areas.code AND indicators.indicator = names.indicator
LEFT JOIN populations
  ON populations.area = areas.code AND populations.band = 'all'
WHERE level = 'lsoa' AND authority IS NOT NULL
GROUP BY authority, names.indicator
HAVING count(value * people) = count(*)
"""


def fill_indicators(connection: duckdb.DuckDBPyConnection, areas: AreaData) -> None:
    """Indicators of the newest year that most LSOAs have, and of authorities."""
    years = Counter(row.year for row in areas.deprivation)
    if not years:
        return
    most = max(years.values())
    newest = max(year for year, lsoas in years.items() if lsoas > most / 2)
    names = definitions.settings(DEFINITIONS)
    insert(
        connection,
        "indicators",
        (
            (row.lsoa, name, value, row.year)
            for row in areas.deprivation
            if row.year == newest
            for name in names
            if (value := getattr(row, name)) is not None
        ),
    )
    connection.execute(OF_AUTHORITIES)


def read_indicators(connection: duckdb.DuckDBPyConnection) -> dict[str, Indicator]:
    """Every indicator there is, by id, in the order of the definitions."""
    rows = connection.execute(
        "SELECT indicator, area, value, year FROM indicators ORDER BY ALL"
    ).fetchall()
    values: dict[str, dict[str, float]] = {}
    years: dict[str, int] = {}
    for name, area, value, year in rows:
        values.setdefault(name, {})[area] = value
        years[name] = year
    return {
        name.replace("_", "-"): Indicator(
            id=name.replace("_", "-"),
            **fields,
            year=years[name],
            source=f"{SOURCE} {years[name]}",
            values=values[name],
        )
        for name, fields in definitions.settings(DEFINITIONS).items()
        if name in values
    }
