"""Crime Severity Score: a weight for each offence, from the data tool of ONS.

Source: docs/sources/ons-severity.md.
"""

from pathlib import Path

from fourfold.analysis.offences.harm import OffenceWeight

from . import _harm_tables

SCALE = "severity"
ID = "ons_severity"


def recognises(path: Path) -> bool:
    """Whether a workbook has a sheet with a list of weights."""
    return _harm_tables.has_weights(ID, path)


def read(path: Path) -> tuple[OffenceWeight, ...]:
    """Every offence with a code and a weight; errors as `weights_in`."""
    return _harm_tables.weights_in(ID, path, scale=SCALE)
