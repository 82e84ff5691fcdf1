"""Where something is done, next door, and far enough away to compare with."""

from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array, sparray
from scipy.sparse.csgraph import dijkstra
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.statistics.arguments import metres_of, whole_counts
from fourfold.analysis.statistics.matched_controls import matched_controls
from fourfold.analysis.statistics.weighted_displacement import (
    Place,
    WeightedDisplacement,
    weighted_displacement,
)

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Zones:
    """Areas by what they are for; bool, shape (areas,), and no area in two of them.

    target : where something is done
    buffer : next door, where crime might move to, or calm spread to
    control, buffer_control : to compare each with; the latter empty until it is chosen
    """

    target: Bools
    buffer: Bools
    control: Bools
    buffer_control: Bools


def steps_from(target: ArrayLike, neighbours: sparray) -> Floats:
    """How many borders lie between each area and the nearest target.

    target : bool array, shape (areas,)
    neighbours : sparse array, shape (areas, areas); not 0 where two areas touch

    Returns float64, shape (areas,): 0 for targets, infinite where no way leads.

    Raises ValueError if shapes do not fit or there is no target.
    """
    where = np.asarray(target)
    beside = csr_array(neighbours).astype(bool).astype(np.float64)
    if where.dtype != bool or beside.shape != (where.size, where.size):
        raise ValueError("target must be true or false for each row of neighbours")
    if not where.any():
        raise ValueError("target must be true of one area or more")
    far: Floats = dijkstra(
        beside + beside.T,
        directed=False,
        indices=np.flatnonzero(where),
        unweighted=True,
        min_only=True,
    )
    return far


def metres_from(points: ArrayLike, place: BaseGeometry) -> Floats:
    """How far points are from a place, as the crow flies; 0 in it.

    points : array, shape (points, 2), metres east and north: crimes, middles of areas
    place : polygon or polygons, on the same grid

    Raises ValueError for points that are none, or a place that is empty.
    """
    given = metres_of(points)
    if place.is_empty:
        raise ValueError("place must not be empty")
    shapely.prepare(place)
    return np.asarray(shapely.distance(place, shapely.points(given)), dtype=np.float64)


def zones_of(
    far: ArrayLike,
    *,
    buffer: float,
    apart: float = 0.0,
    furthest: float = np.inf,
    barred: ArrayLike | None = None,
) -> Zones:
    """Rings about a target.

    Parameters
    ----------
    far : array, shape (areas,), 0 or more, 0 in the target: steps, or metres
    buffer : how far next door reaches, above 0
    apart : how far beyond that nothing is compared with, 0 or more, lest what moved a
        little further makes the comparison worse
    furthest : nothing beyond is compared with, more than buffer and apart together
    barred : bool array, shape (areas,): neither buffer nor control, as another
        operation is on there

    Returns
    -------
    Zones, without controls of the buffer

    Raises
    ------
    ValueError
        If distances are none, there is no target, or the rings do not follow upon each
        other.

    Source: Bowers and Johnson, Journal of Quantitative Criminology 19, 2003, for rings
    of target, buffer and control.
    """
    given = np.asarray(far, dtype=np.float64)
    if given.ndim != 1 or np.isnan(given).any() or (given < 0).any():
        raise ValueError("far must be a list of distances of 0 or more")
    if not (given == 0).any():
        raise ValueError("far must be 0 for one area or more: the target")
    if not (0 < buffer < np.inf and apart >= 0 and furthest > buffer + apart):
        raise ValueError("buffer must be above 0, and furthest beyond buffer and apart")
    out = np.zeros(given.size, dtype=bool) if barred is None else np.asarray(barred)
    if out.shape != given.shape or out.dtype != bool:
        raise ValueError("barred must be true or false for each area")
    target = given == 0
    around = ~target & ~out
    return Zones(
        target=target,
        buffer=around & (given <= buffer),
        control=around & (given > buffer + apart) & (given <= furthest),
        buffer_control=np.zeros(given.size, dtype=bool),
    )


def with_controls(
    zones: Zones, features: ArrayLike, *, number: int = 1, weights: ArrayLike = 1.0
) -> Zones:
    """Of the areas far enough away, those most like the target and like the buffer.

    zones : as `zones_of` makes them
    features, weights : as for `matched_controls`; of the months before alone
    number : of controls for each area of target and buffer

    Returns Zones, in which no area is a control of both: else the sum of what fell and
    what moved would count it twice.

    Raises ValueError as `matched_controls` does.
    """
    wanted = zones.target | zones.buffer
    found = matched_controls(
        features,
        wanted,
        number=number,
        weights=weights,
        barred=~(wanted | zones.control | zones.buffer_control),
    )
    of_target = zones.target[wanted]
    return replace(
        zones,
        control=_at(found.controls[of_target], wanted.size),
        buffer_control=_at(found.controls[~of_target], wanted.size),
    )


def displacement_between(
    zones: Zones,
    counts: ArrayLike,
    *,
    sizes: ArrayLike = 1.0,
    lengths: tuple[float, float] = (1.0, 1.0),
    dispersion: float = 1.0,
    confidence: float = 0.95,
) -> WeightedDisplacement:
    """What fell in the target, what moved to the buffer, and both together.

    Parameters
    ----------
    zones : with controls of the buffer too, if what moved is to be told
    counts : array, shape (areas, 2), whole numbers >= 0: before and after; NaN where
        not known, in none of the zones
    sizes : array, broadcastable, above 0: of each area, in any one unit. All alike sets
        areas beside each other as they are.
    lengths, dispersion, confidence : as for `weighted_displacement`

    Returns
    -------
    WeightedDisplacement, in offences in the whole target and the whole buffer

    Raises
    ------
    ValueError
        As `weighted_displacement` does, and if shapes do not fit, an area is in two
        zones, or there is no control.

    Notes
    -----
    Controls are scaled to the size of what they are compared with, so that two areas
    may be the comparison of one.

    Source: as `weighted_displacement`.
    """
    given = whole_counts(counts, name="counts")
    every = (zones.target, zones.buffer, zones.control, zones.buffer_control)
    if given.shape != (zones.target.size, 2):
        raise ValueError("counts must have before and after for each area")
    if (np.sum(every, axis=0) > 1).any():
        raise ValueError("zones must not share an area")
    if not zones.control.any():
        raise ValueError("zones must have a control: bar less, or look further away")
    size = np.asarray(sizes, dtype=np.float64)
    if not np.all(np.isfinite(size) & (size > 0)) or size.shape not in {
        (),
        given.shape[:1],
    }:
        raise ValueError("sizes must be one number, or one for each area, above 0")
    each = np.broadcast_to(size, given.shape[:1])
    beside: dict[str, Place] = {}
    if zones.buffer.any() and zones.buffer_control.any():
        beside["next_door"], beside["next_door_control"] = _scaled(
            given, (zones.buffer, zones.buffer_control), each
        )
    return weighted_displacement(
        *_scaled(given, (zones.target, zones.control), each),
        **beside,
        lengths=lengths,
        dispersion=dispersion,
        confidence=confidence,
    )


def _scaled(
    counts: Floats, zones: tuple[Bools, Bools], sizes: Floats
) -> tuple[Place, Place]:
    """Sums of a zone and of its control, the control in sizes of the zone."""
    own, other = zones
    return Place(counts[own].sum(axis=0)), Place(
        counts[other].sum(axis=0), float(sizes[other].sum() / sizes[own].sum())
    )


def _at(rows: NDArray[np.intp], size: int) -> Bools:
    found = np.zeros(size, dtype=bool)
    found[rows[rows >= 0]] = True
    return found
