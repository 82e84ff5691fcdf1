"""Numbers in columns, for whichever library of frames there is, or none."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from fourfold.analysis.answers.arrow import Column, Columns, stream_of

LIBRARIES = ("arrow", "pandas", "polars", "pyarrow")


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Frame:
    """Columns of one length, by name.

    It speaks the Arrow PyCapsule interface, by which libraries of frames read each
    other's memory; none of them has to be installed.
    """

    columns: Columns

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names, from left to right."""
        return tuple(self.columns)

    def __len__(self) -> int:
        return next((column.size for column in self.columns.values()), 0)

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The stream that other libraries ask for; NaN and NaT are null."""
        return stream_of(self.columns, requested_schema)

    def to(self, library: str) -> object:
        """The frame in a library: see `Answer.to_frame`."""
        if library not in LIBRARIES:
            raise ValueError(f"library must be one of {', '.join(LIBRARIES)}")
        if library == "arrow":
            return self
        try:
            module: Any = import_module(library)
        except ModuleNotFoundError:
            raise ModuleNotFoundError(
                f"{library} is not installed: pip install {library}, or take"
                " to_frame(), which needs no library"
            ) from None
        if library == "pandas":
            return module.DataFrame(dict(self.columns))
        made: object = (
            module.table(self) if library == "pyarrow" else module.DataFrame(self)
        )
        return made

    def told(self, rows: int) -> tuple[tuple[str, ...], ...]:
        """The first rows in words."""
        each = [[_told(cell) for cell in c[:rows]] for c in self.columns.values()]
        return tuple(zip(*each, strict=True))

    def __repr__(self) -> str:
        lines = [" | ".join(row) for row in (self.column_names, *self.told(10))]
        return "\n".join([f"{len(self):,} rows", *lines])


def _told(cell: Any) -> str:
    """A cell in words; nothing for what is not known."""
    if isinstance(cell, float | np.floating):
        return _number(float(cell))
    if isinstance(cell, bool | np.bool_):
        return "yes" if cell else "no"
    return "" if str(cell) == "NaT" else str(cell)


def _number(value: float) -> str:
    if np.isnan(value):
        return ""
    return f"{value:,.4g}" if abs(value) < 1e4 else f"{value:,.0f}"
