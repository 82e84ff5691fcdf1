"""Cambridge Crime Harm Index: a score for each offence, from its workbook.

Source: docs/sources/cambridge-harm.md.
"""

from pathlib import Path

from fourfold.analysis.offences.harm import OffenceWeight

from . import _harm_tables

SCALE = "cambridge"
ID = "cambridge_harm"


def recognises(path: Path) -> bool:
    """Whether a workbook has a sheet with the index's columns."""
    return _harm_tables.has_weights(ID, path)


def read(path: Path) -> tuple[OffenceWeight, ...]:
    """Every offence with a code and a score; errors as `weights_in`."""
    return _harm_tables.weights_in(ID, path, scale=SCALE)
