"""Finds the rows that a newer release holds too, so that a crime counts once.

Within one release rows are counted as published: a Crime ID that stands there
twice is the publisher's own count. Between releases it is not: a crime that was
moved to another month stands in an old file of one month and in a new file of
another.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

import duckdb
import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.events.standing import StandingPart
from fourfold.analysis.events.store import Store

from .damage import damage_named


def superseded_lines(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    parts: Sequence[StandingPart],
) -> Mapping[str, NDArray[np.int32]]:
    """Lines, by path of the part, whose Crime ID a newer release holds.

    Keys of 64 bits are sorted and searched, 8 bytes a crime: a table of the IDs
    themselves would take ten times the memory.
    """
    ages = sorted({part.age for part in parts}, reverse=True)
    if len(ages) < 2:
        return {}
    newest_first = sorted(parts, key=lambda part: part.age, reverse=True)
    newer = np.empty(0, dtype=np.uint64)
    found: dict[str, NDArray[np.int32]] = {}
    for age, group in groupby(newest_first, key=lambda part: part.age):
        keys = [newer]
        for standing in group:
            key, line = _keys(connection, store, standing.part.path)
            if len(lines := line[_is_in(key, newer)]):
                found[standing.part.path] = lines
            keys.append(key)
        if age != ages[-1]:
            newer = np.sort(np.concatenate(keys))
    return found


def _keys(
    connection: duckdb.DuckDBPyConnection, store: Store, path: str
) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    with damage_named(store, [path]):
        columns = connection.execute(
            "SELECT crime_key, line FROM read_parquet(?) WHERE crime_key IS NOT NULL",
            [str(store.parts / path)],
        ).fetchnumpy()
    return (
        np.asarray(columns["crime_key"], dtype=np.uint64),
        np.asarray(columns["line"], dtype=np.int32),
    )


def _is_in(keys: NDArray[np.uint64], ordered: NDArray[np.uint64]) -> NDArray[np.bool_]:
    if not len(ordered):
        return np.zeros(len(keys), dtype=np.bool_)
    at = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    return np.asarray(ordered[at] == keys)
