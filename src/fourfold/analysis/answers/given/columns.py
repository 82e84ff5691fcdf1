"""Columns of whatever an analyst has, as arrays.

A mapping of arrays, a pandas or polars frame, an Arrow table, and whatever else
speaks the Arrow PyCapsule interface. None of these libraries is imported for it.
"""

from collections.abc import Mapping
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.arrow import Column, columns_of

Floats = NDArray[np.float64]


def is_frame(data: object) -> TypeGuard[Any]:
    """Whether it has columns with names."""
    if isinstance(data, np.ndarray):
        return data.dtype.names is not None
    # A single column of polars speaks Arrow as well, and has none.
    has_columns = any(hasattr(data, name) for name in ("columns", "column_names"))
    is_stream = hasattr(data, "__arrow_c_stream__") and not hasattr(data, "to_numpy")
    return isinstance(data, Mapping) or has_columns or is_stream


def column(data: object, name: str, *, argument: str) -> Column:
    """One column as an array; what is not known is NaN, NaT or None.

    argument : the keyword that names it, for the message

    Raises ValueError if data has no columns, or none of that name.
    """
    if not is_frame(data):
        raise ValueError(
            f"{argument}={name!r} names a column, but data has none: give a frame, or"
            " a mapping of names to arrays"
        )
    names = names_of(data)
    if name not in names:
        raise ValueError(
            f"data has no column {name!r}; say {argument}= one of"
            f" {', '.join(map(str, names))}"
        )
    given = data if isinstance(data, Mapping | np.ndarray) else _columns_of(data)
    return given[name] if isinstance(given, np.ndarray) else as_array(given[name])


def names_of(data: Any) -> list[str]:
    """The names of the columns of a frame."""
    if isinstance(data, Mapping):
        return list(data)
    if isinstance(data, np.ndarray):
        return list(data.dtype.names or ())
    for attribute in ("column_names", "columns"):
        if hasattr(data, attribute):
            return [str(name) for name in getattr(data, attribute)]
    return list(columns_of(data))


def given_column(
    data: object, wanted: object, *, argument: str, number: int | None = None
) -> Column:
    """A column named by the keyword, or the array that the keyword holds itself.

    Raises ValueError if there is no such column, or not as many values as rows.
    """
    if isinstance(wanted, str):
        return column(data, wanted, argument=argument)
    found = as_array(wanted)
    if number is not None and found.ndim and len(found) != number:
        raise ValueError(
            f"{argument} has {len(found):,} values for {number:,} rows: give one each"
        )
    return found


def labels_in(data: object, names: object, *, number: int) -> Column:
    """Names of rows: a column, an array, or numbers from 1 where there are none."""
    if names is None:
        return np.arange(1, number + 1).astype(str).astype(object)
    found = given_column(data, names, argument="names", number=number)
    return found.astype(str).astype(object)


def as_array(values: object) -> Column:
    """Values of a column, whichever library it is of."""
    if isinstance(values, np.ma.MaskedArray):
        return _unmasked(values)
    return np.asarray(values)


def numbers(values: Column, *, argument: str) -> Floats:
    """Numbers, NaN where one is not known. Raises ValueError for what is none."""
    try:
        if values.dtype.kind == "O":
            flat = [np.nan if _is_unknown(each) else each for each in values.ravel()]
            return np.array(flat, dtype=np.float64).reshape(values.shape)
        if values.dtype.kind in "MmUSV":
            raise TypeError
        return values.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{argument} must be numbers, not {_kind(values)}") from None


def _unmasked(values: Any) -> Column:
    """What DuckDB has hidden, as what it is: not known."""
    if values.dtype.kind not in "MO":
        return np.asarray(values.astype(np.float64).filled(np.nan))
    found = np.array(values.data)
    found[np.ma.getmaskarray(values)] = (
        np.datetime64("NaT") if values.dtype.kind == "M" else None
    )
    return found


def _kind(values: Column) -> str:
    kinds = {"M": "times", "m": "times", "U": "texts", "S": "texts", "O": "texts"}
    return kinds.get(values.dtype.kind, str(values.dtype))


def _is_unknown(value: object) -> bool:
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def _columns_of(data: Any) -> Any:
    """Something whose columns can be asked for by name, and are arrays or nearly so."""
    first = next(iter(names_of(data)), None)
    if hasattr(data, "__getitem__") and first is not None:
        one = data[first]
        if hasattr(one, "__array__"):
            return data
    return columns_of(data)
