"""Hotspots of an authority: squares with more than chance puts there, and since when.

found = find_hotspots(store, cube, Asked(cube.find_area("Waltham Forest"),
                                         measure("violence"), period))
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.wording import percentage, period_name
from fourfold.analysis.cube.located_events import Points, located_points
from fourfold.analysis.cube.reader import Area, Cube
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.places.ground import (
    Origin,
    months_of,
    origin_of,
    weights_for,
)
from fourfold.analysis.statistics.grids import Grid, counts_of
from fourfold.analysis.statistics.hotspot_kinds import KINDS, Rules, hotspot_kinds
from fourfold.analysis.statistics.local_clusters import (
    LocalClusters,
    beyond_chance,
    gi_star_by_draws,
)
from fourfold.analysis.statistics.neighbours import with_self, within

Floats = NDArray[np.float64]

SIZE, REACH, MONTHS_A_WINDOW = 250.0, 1, 3
# Of a side: a square at a corner lies 1.42 sides away, the next after it 2.
AROUND = 1.5


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    size : of a side of the squares, metres
    reach : how far the neighbourhood goes; 1 is the square and the 8 around it
    weights : by offence, such as days of harm; None counts each event as one
    """

    authority: Area
    measure: Measure
    period: Period
    size: float = SIZE
    reach: int = REACH
    weights: dict[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A square that stands out.

    name : its south-west corner, metres east and north: the same in every answer of
        one size
    events, weight : in the square itself; its neighbours count for z
    z, p_value : Gi* of the square with its neighbours
    kind : over time, by docs/methods/hotspots-over-time.md; "none" where it stands out
        over the whole period and in no window of it, "" where there are few windows
    """

    name: str
    west: float
    south: float
    events: int
    weight: float
    z: float
    p_value: float
    kind: str


@dataclass(frozen=True, slots=True)
class Hotspots:
    """The answer: squares that stand out, the hottest first.

    squares : how many were tested; events : how many lie in one
    outside : events of the authority in no square of it
    unknown : months that are not known, and were left out
    """

    asked: Asked
    spots: tuple[Spot, ...]
    squares: int
    events: int
    outside: int
    unknown: tuple[str, ...]
    origin: Origin

    @property
    def sentence(self) -> str:
        """What was found, with how far it can be trusted."""
        asked = self.asked
        weighed = ", weighed by harm," if asked.weights else ""
        where = f"{asked.measure.short_title}{weighed} in {asked.authority.name}"
        when = period_name(asked.period)
        if not self.events:
            return f"{where}, {when}: no event with a point."
        if not self.spots:
            return (
                f"{where}, {when}: none of {self.squares:,} squares stands out beyond"
                " chance."
            )
        held = sum(spot.events for spot in self.spots)
        ground = percentage(len(self.spots) / self.squares, digits=1)
        share = percentage(held / self.events, digits=1)
        rate = Rules.in_force().false_discoveries
        return (
            f"{where}, {when}: {len(self.spots):,} of {self.squares:,} squares stand"
            f" out, {ground} of the ground with {share} of events ({held:,} of"
            f" {self.events:,}). Of those named, chance may have named"
            f" {percentage(rate, digits=0)}."
        )


def find_hotspots(store: Store, cube: Cube, asked: Asked) -> Hotspots:
    """Squares in which more lies, with their neighbours, than chance would put there.

    Raises FourfoldError where the authority has no outline or the data may not be
    shown by place, and ValueError as `Grid.over` does.

    Source: docs/methods/local-clusters.md and hotspots-over-time.md.
    """
    origin = origin_of(cube)
    known, unknown = months_of(cube, asked.authority, asked.period)
    [outline] = cube.outlines([asked.authority])
    grid = Grid.over(outline, asked.size)
    points = located_points(
        store,
        asked.authority.code,
        months=known,
        offences=asked.measure.offences,
        build=cube.build.id,
    )
    places = np.column_stack(to_national_grid(points.longitude, points.latitude))
    weights = weights_for(points.offence, asked.weights)
    weighed = counts_of(grid, places, weights=weights)
    near = _neighbourhoods(grid, asked.reach)
    found = _gathered(grid, weighed.values, near)
    named = beyond_chance(found.p_value, rate=Rules.in_force().false_discoveries)
    counted = counts_of(grid, places)
    values = _by_window(grid, places, weights, points=points, known=known, asked=asked)
    windowed = [_gathered(grid, each, near) for each in values]
    kinds = _kinds(windowed, grid.inside.size)
    hot = np.argwhere(named & (found.z > 0))
    cells = _Cells(counted.values, weighed.values, found, kinds)
    spots = [_spot(grid, at, cells) for at in map(tuple, hot)]
    return Hotspots(
        asked=asked,
        spots=tuple(sorted(spots, key=lambda spot: (-spot.z, spot.name))),
        squares=int(np.count_nonzero(grid.inside)),
        events=int(np.nansum(counted.values)),
        outside=int(counted.outside),
        unknown=unknown,
        origin=origin,
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """Of each square: events, weight, Gi*, and kind over time."""

    events: Floats
    weight: Floats
    found: LocalClusters
    kinds: Sequence[str]


def _spot(grid: Grid, at: tuple[int, int], cells: _Cells) -> Spot:
    row, column = at
    west, south = _corner(grid, row, column)
    return Spot(
        name=f"{west:.0f}-{south:.0f}",
        west=west,
        south=south,
        events=int(cells.events[at]),
        weight=float(cells.weight[at]),
        z=float(cells.found.z[at]),
        p_value=float(cells.found.p_value[at]),
        kind=cells.kinds[row * grid.shape[1] + column],
    )


def _neighbourhoods(grid: Grid, reach: int) -> csr_array:
    """Each square inside, with those whose middle lies within one and a half sides.

    So the 8 around it; for a greater reach a disc of so many times that.
    """
    row, column = np.nonzero(grid.inside)
    middles = np.column_stack((column, row)) * grid.size
    return with_self(within(middles, reach * AROUND * grid.size))


def _gathered(grid: Grid, values: Floats, near: csr_array) -> LocalClusters:
    """Gi* of a grid. By draws: most squares hold little, and a few very much, so that
    the normal curve would name twice as many as stand out."""
    found = gi_star_by_draws(values[grid.inside], near)
    z, chance = np.full((2, *grid.shape), np.nan)
    z[grid.inside], chance[grid.inside] = found.z, found.p_value
    return LocalClusters(z, chance)


def _by_window(
    grid: Grid,
    places: Floats,
    weights: Floats,
    *,
    points: Points,
    known: Sequence[str],
    asked: Asked,
) -> Iterator[Floats]:
    """What lies in each square, window by window; nothing known in one with a gap."""
    for window in windows(asked.period):
        at = np.isin(points.month, window)
        counted = counts_of(grid, places[at], weights=weights[at])
        is_known = set(window) <= set(known)
        yield counted.values if is_known else np.full(grid.shape, np.nan)


def _kinds(windowed: Sequence[LocalClusters], squares: int) -> list[str]:
    """The kind of each square over the windows; "" with too few of them."""
    rules = Rules.in_force()
    if len(windowed) < rules.fewest_periods:
        return [""] * squares
    z = np.column_stack([each.z.ravel() for each in windowed])
    chance = np.column_stack([each.p_value.ravel() for each in windowed])
    kinds = hotspot_kinds(z, chance, rules=rules)
    return [KINDS[kind] for kind in kinds.hot]


def windows(period: Period) -> Iterator[tuple[str, ...]]:
    """Runs of three months up to the last; what is over at the beginning is left."""
    months = period.months
    over = len(months) % MONTHS_A_WINDOW
    for start in range(over, len(months), MONTHS_A_WINDOW):
        yield months[start : start + MONTHS_A_WINDOW]


def _corner(grid: Grid, row: int, column: int) -> tuple[float, float]:
    west, south = grid.west + column * grid.size, grid.south + row * grid.size
    return float(west), float(south)
