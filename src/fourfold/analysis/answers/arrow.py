"""Columns to and from the Arrow PyCapsule interface, by which frames read each other.

DuckDB speaks it, so that no library of frames has to be installed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import duckdb
import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Columns = Mapping[str, Column]

# Units of time that it does not know.
COARSE = ("Y", "M", "W", "D", "h", "m")


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What was in a stream: columns, and which are times of a zone."""

    columns: dict[str, Column]
    zoned: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Stream:
    """The stream alone: of what it knows, DuckDB would ask in another way."""

    frame: Any

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        stream: object = self.frame.__arrow_c_stream__(requested_schema)
        return stream


_READ: WeakKeyDictionary[object, _Read] = WeakKeyDictionary()


def stream_of(columns: Columns, requested_schema: object | None = None) -> object:
    """The stream that other libraries ask for; NaN and NaT are null."""
    given = {name: _storable(column) for name, column in columns.items()}
    relation = _cursor().sql("SELECT * FROM given")
    # A variable that only a text of SQL names looks unused.
    del given
    stream: object = relation.__arrow_c_stream__(requested_schema)
    return stream


def columns_of(frame: object) -> dict[str, Column]:
    """The columns of whatever has a stream; what is null is masked.

    A stream may be read once and no more, so what was read is kept as long as it is.
    """
    return _read(frame).columns


def zoned_columns_of(frame: object) -> frozenset[str]:
    """Names of those with times of a zone, which arrays do not keep."""
    return _read(frame).zoned


def _read(frame: object) -> _Read:
    kept = _READ.get(frame)
    if kept is not None:
        return kept
    given = _Stream(frame)
    relation = _cursor().sql("SELECT * FROM given")
    del given
    kinds = zip(relation.columns, relation.types, strict=True)
    zoned = frozenset(name for name, kind in kinds if "TIME ZONE" in str(kind))
    _READ[frame] = found = _Read(relation.fetchnumpy(), zoned)
    return found


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """One in memory: to open one takes a hundred times as long as to ask it."""
    return duckdb.connect()


def _cursor() -> duckdb.DuckDBPyConnection:
    """A connection of its own, as one that is being read can ask nothing else."""
    return _database().cursor()


def _storable(column: Column) -> Column:
    """As DuckDB takes it: texts as objects, months and days as their first moment."""
    if column.dtype.kind == "U":
        return column.astype(object)
    if column.dtype.kind == "M" and np.datetime_data(column.dtype)[0] in COARSE:
        return column.astype("datetime64[s]")
    return column
