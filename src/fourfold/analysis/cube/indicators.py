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


# Of an authority: the mean by residents, where each of its LSOAs has both. Rounded, so
# that the order in which a machine adds up cannot make two builds differ.
OF_AUTHORITIES = """
INSERT INTO indicators
SELECT authority, names.indicator, round(sum(value * people) / sum(people), 9),
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
    """Indicators of LSOAs, of one year, and of authorities.

    The year is the one that most of the outlines have, of equals the newest: codes of
    2011 and of 2021 differ. Where two files say it, the one that was loaded last.
    """
    lsoas = {(row.lsoa, row.year) for row in areas.deprivation}
    if not lsoas:
        return
    having = Counter(year for _, year in lsoas)
    best = max(having, key=lambda year: (having[year], year))
    names = definitions.settings(DEFINITIONS)
    standing: dict[tuple[str, str], float] = {}
    # The later load comes first.
    for row in areas.deprivation:
        for name in names if row.year == best else ():
            if (value := getattr(row, name)) is not None:
                standing.setdefault((row.lsoa, name), value)
    insert(
        connection,
        "indicators",
        ((lsoa, name, value, best) for (lsoa, name), value in standing.items()),
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
