"""Weights of offences out of a workbook, whoever published it."""

import math
from collections.abc import Mapping
from pathlib import Path

from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError
from fourfold.analysis.offences.harm import OffenceWeight

from ._workbooks import Row, has_table, rows_of


def columns_of(source: str) -> Mapping[str, tuple[str, ...]]:
    """The headers of a source by the name of the column, as its definition says."""
    return {
        column["name"]: (column["header"], *column.get("aliases", ()))
        for column in settings(f"sources/{source}.toml")["columns"]
    }


def has_weights(source: str, path: Path) -> bool:
    return has_table(path, columns_of(source))


def weights_in(source: str, path: Path, *, scale: str) -> tuple[OffenceWeight, ...]:
    """Every offence with a weight, in the order of the sheet.

    Raises SourceError for a weight that is no number or below 0, and where there is
    no offence at all. An offence without a code or a weight is in no class: it is
    left out.
    """
    rows = []
    for row in rows_of(path, columns_of(source)):
        weight = _weight(path, row)
        if weight is not None and row.text("code"):
            title = row.text("title")
            rows.append(OffenceWeight(scale, row.text("code"), title, weight))
    if not rows:
        raise SourceError(
            "no sheet has offences with codes and weights",
            file=path,
            remedy="Download the workbook again, and do not rename its columns",
        )
    return tuple(rows)


def _weight(path: Path, row: Row) -> float | None:
    text = row.text("weight").replace(",", "")
    if not text:
        return None
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not (math.isfinite(weight) and weight >= 0):
        raise SourceError(
            f"{text!r} is not a weight, on sheet {row.sheet!r}",
            file=path,
            line=row.line,
            remedy="Download the workbook again, or correct this cell",
        )
    return weight
