"""What is taken from a plan's file, as `definitions/strategy.toml` says."""

from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import settings

from .horizons import FILE


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """most_bytes : of the file as it is sent

    most_rows : actions in one file
    most_lines, most_columns : of a sheet, blank ones counted
    most_parts, most_unpacked : files inside a workbook, and their bytes together
    undo_days : for so long what a file added can be taken back
    """

    most_bytes: int
    most_rows: int
    most_lines: int
    most_columns: int
    most_parts: int
    most_unpacked: int
    undo_days: int


@cache
def plan_limits() -> PlanLimits:
    return PlanLimits(**settings(FILE)["plan_files"])
