"""Counts what is in the invented files, from what they were made of."""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from .borough import Borough
from .crimes import Crimes
from .dirt import REFUSED, TYPE, UNKNOWN, UNPLACED, DirtyRow
from .places import NOWHERE
from .truth import FileTruth
from .world import World

_NO_COORDINATES = "no coordinates"


def street_truth(
    world: World,
    crimes: Crimes,
    dirty: list[DirtyRow],
    *,
    windows_line_ends: bool,
    byte_order_mark: bool,
) -> FileTruth:
    """The truth of a street file that holds these crimes and dirty rows."""
    repeated = int(crimes.repeated.sum())
    nowhere = int((crimes.place == NOWHERE).sum())
    return FileTruth(
        rows=len(crimes) + repeated + len(dirty),
        refused=_reasons(dirty, REFUSED),
        unplaced={_NO_COORDINATES: nowhere, **_reasons(dirty, UNPLACED)},
        repeated=repeated,
        blank_ids=int((~crimes.has_id() & (crimes.outcome > 0)).sum()),
        unknown_types=sum(row.kind == UNKNOWN for row in dirty),
        retired_codes=_retired_codes(world, crimes),
        outside=_outside(dirty, world.borough),
        quoted=sum('"' in row.line for row in dirty),
        windows_line_ends=windows_line_ends,
        byte_order_mark=byte_order_mark,
    )


def outcomes_truth(lines: list[str]) -> FileTruth:
    nowhere = sum(",No Location," in line for line in lines)
    return FileTruth(len(lines), unplaced={_NO_COORDINATES: nowhere})


def searches_truth(lines: list[str]) -> FileTruth:
    nowhere = sum(",False,,,," in line for line in lines)
    return FileTruth(
        len(lines),
        unplaced={_NO_COORDINATES: nowhere},
        repeated=len(lines) - len(set(lines)),
    )


def crimes_by_area(
    world: World, crimes: Crimes, area: NDArray[np.int64], *, areas: int
) -> NDArray[np.int64]:
    """Crimes of published months by point, shape (areas + 1, months, types).

    area : int64, shape (cells,), the area of each cell of the ground
    The last row has the crimes that are in none.
    """
    counts = _no_counts(world, areas)
    cell = world.places.cells[crimes.place]
    where = np.where(crimes.place == NOWHERE, areas, area[cell])
    np.add.at(counts, (where, crimes.month, crimes.type), 1)
    counts[:, list(world.timeline.missing)] = 0
    return counts


def dirt_by_area(
    world: World, area: NDArray[np.int64], *, areas: int
) -> NDArray[np.int64]:
    """Dirty rows that are events of a known type, shaped as `crimes_by_area`."""
    counts = _no_counts(world, areas)
    kind = [details["id"] for details in world.plan["types"]].index(TYPE)
    for month, rows in world.dirt.items():
        for row in rows:
            if row.kind not in {*REFUSED, UNKNOWN}:
                at = areas if row.cell is None else area[row.cell]
                counts[at, month, kind] += 1
    return counts


def _no_counts(world: World, areas: int) -> NDArray[np.int64]:
    months, types = len(world.timeline.months), len(world.plan["types"])
    return np.zeros((areas + 1, months, types), dtype=np.int64)


def _reasons(rows: Iterable[DirtyRow], reasons: Mapping[str, str]) -> dict[str, int]:
    return dict(Counter(reasons[row.kind] for row in rows if row.kind in reasons))


def _retired_codes(world: World, crimes: Crimes) -> int:
    # A repeated row says everything again, the code too.
    times = 1 + crimes.repeated[crimes.old_code & (crimes.place != NOWHERE)]
    places = crimes.place[crimes.old_code & (crimes.place != NOWHERE)]
    lsoas = world.borough.lsoa[world.places.cells[places]]
    return int(times[np.isin(lsoas, list(world.borough.split))].sum())


def _outside(rows: Iterable[DirtyRow], borough: Borough) -> dict[str, int]:
    placed = (row for row in rows if row.kind not in {*REFUSED, *UNPLACED})
    codes = (_authority(row, borough) for row in placed)
    own = borough.authorities[0].code
    return dict(Counter(code for code in codes if code != own))


def _authority(row: DirtyRow, borough: Borough) -> str:
    if row.cell is None:
        return ""
    return borough.authorities[int(borough.ground.authority[row.cell])].code
