"""Residents by area and age, from ONS: Census 2021 and mid-year estimates.

Source: docs/sources/ons-population.md.
"""

from pathlib import Path

from fourfold.analysis.areas.populations import PopulationRow
from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources._ons_tables import (
    PARQUET,
    Record,
    first_bytes,
    peek,
    records_of,
)

from .layouts import table_in
from .parquet import header_of_parquet, records_of_parquet
from .rows import rows_of
from .workbooks import is_workbook

__all__ = ["PopulationRow", "read", "recognises"]

# It reads none, but says what to do with one.
TAKES_ANY_WORKBOOK = True


def recognises(path: Path) -> bool:
    """Whether a file is such a table, or a workbook that may hold one.

    A workbook cannot be read, but `read` says what to do with it.
    """
    if first_bytes(path, 4) == PARQUET:
        return table_in([header_of_parquet(path)]) is not None
    return is_workbook(path) or table_in(peek(path)) is not None


def read(path: Path) -> tuple[PopulationRow, ...]:
    """Every figure of a table of residents.

    Parameters
    ----------
    path : a CSV file (UTF-8), or Parquet with the same columns
        One of: a Census 2021 custom data set of areas by age; mid-year totals with a
        column for each year; a mid-year table of single years of age, of persons,
        with or without title lines above and notes below.

    Returns
    -------
    One row for each area, year and band of ages of the table, in its order. The
    level of an area is that of its code.

    Raises
    ------
    SourceError
        If it is not such a table or is of one sex; and at the first cell that cannot
        be read, with line and column: a code that is no LSOA, ward or authority, an
        age or a number in other words, people below nought, a figure that stands
        twice, ages that do not add up to the total beside them.

    Notes
    -----
    Nothing is skipped: an LSOA without residents would raise the rates of its ward.

    Source: ONS, Census 2021 custom data sets; ONS, small area population estimates.
    """
    if first_bytes(path, 4) == PARQUET:
        records = records_of_parquet(path)
    else:
        records = list(records_of(path))
    table = table_in(records)
    if table is None:
        raise SourceError(
            f"no line is the header of a table of residents; {_first_line(records)}",
            file=path,
            remedy="Download one of the tables that the page on this source names",
        )
    return rows_of(table, records, path=path)


def _first_line(records: list[Record]) -> str:
    cells = records[0].texts if records else ()
    return f"the first has: {', '.join(cell for cell in cells if cell)[:200] or '—'}"
