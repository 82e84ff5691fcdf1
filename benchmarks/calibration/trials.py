"""Each method tried once: does it cry wolf, and do its limits hold the truth?"""

from collections.abc import Callable

import numpy as np

from fourfold.analysis.statistics.difference_in_differences import (
    difference_by_lot,
    difference_in_differences,
)
from fourfold.analysis.statistics.interrupted_series import interrupted_series
from fourfold.analysis.statistics.segments import Shape
from fourfold.analysis.statistics.synthetic_control import placebos
from fourfold.analysis.statistics.trends_before import trend_before
from fourfold.analysis.statistics.two_counts import e_test
from fourfold.analysis.statistics.weighted_displacement import (
    Place,
    weighted_displacement,
)

from .real import RealAreas, RealSeries
from .worlds import Areas, Series

# p-value, and whether the limits hold the truth; None for a method without limits.
Outcome = tuple[float, bool | None]
Trial = Callable[[np.random.Generator], Outcome]


def two_counts(mean: float) -> Trial:
    def once(rng: np.random.Generator) -> Outcome:
        return float(e_test(*rng.poisson(mean, 2)).p_value), None

    return once


def differences(world: Areas | RealAreas) -> Trial:
    def once(rng: np.random.Generator) -> Outcome:
        found = difference_in_differences(world.counts(rng), world.which, world.after)
        return found.p_value, found.lower <= world.effect <= found.upper

    return once


def by_lot(world: Areas | RealAreas) -> Trial:
    def once(rng: np.random.Generator) -> Outcome:
        found = difference_by_lot(
            world.counts(rng), world.which, world.after, orders=399, seed=1
        )
        return found.p_value, None

    return once


def drift(world: Areas | RealAreas) -> Trial:
    def once(rng: np.random.Generator) -> Outcome:
        found = trend_before(world.counts(rng), world.which, world.after)
        return found.p_value, found.lower <= 1 <= found.upper

    return once


def displacement(world: Areas | RealAreas, *, allows: bool = False) -> Trial:
    """Wards of a sort taken together; allows for how single wards differ, or not."""

    def once(rng: np.random.Generator) -> Outcome:
        counts, after = world.counts(rng), world.after
        spread = 1.0
        if allows:
            areas = difference_in_differences(counts, world.which, after)
            spread = max(areas.dispersion_of_areas, 1.0)
        pairs = [
            (
                counts[rows][:, ~after].sum(),
                counts[rows][:, after].sum(),
            )
            for rows in (world.which, ~world.which)
        ]
        found = weighted_displacement(
            Place(pairs[0]),
            Place(pairs[1], (world.number / world.treated) - 1),
            dispersion=spread,
        ).local
        return float(found.p_value), bool(found.lower <= 0 <= found.upper)

    return once


def series(world: Series | RealSeries, *, has_slope: bool = True) -> Trial:
    def once(rng: np.random.Generator) -> Outcome:
        try:
            found = interrupted_series(
                world.counts(rng), world.start, shape=Shape(has_slope=has_slope)
            )
        except ValueError:
            # Hardly any offence in years of a ward: it says that it cannot tell.
            return np.nan, None
        level = found.level
        return found.p_value, level.lower <= world.effect <= level.upper

    return once


def mixture(world: Areas | RealAreas) -> Trial:
    def once(rng: np.random.Generator) -> Outcome:
        counts = world.counts(rng)
        return placebos(counts, 0, int(np.flatnonzero(world.after)[0])).p_value, None

    return once
