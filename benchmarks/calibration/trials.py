"""Each method tried once: does it cry wolf, and do its limits hold the truth?"""

from collections.abc import Callable

import numpy as np

from fourfold.analysis.statistics.alerts import alert
from fourfold.analysis.statistics.change_points import change_points
from fourfold.analysis.statistics.cusum import cusum, limit_for
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
from .worlds import Areas, Harm, Series

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


def alerted(world: Harm, *, weighs: bool = True) -> Trial:
    """Whether the newest month stands out, where one in twenty may."""

    def once(rng: np.random.Generator) -> Outcome:
        counts = world.counts(rng)
        found = alert(
            counts if weighs else counts.sum(axis=0),
            weights=world.days if weighs else None,
            false_alarm=0.05,
            fewest=0,
        )
        return _told(found.stands_out)

    return once


def summed(world: Harm) -> Trial:
    """Whether the sum gives an alarm in the last month, where one in twenty may."""
    how = {"ratio": 1.5, "weights": world.days}
    limit = limit_for(world.rates, alarm_every=20, dispersion=world.dispersion, **how)

    def once(rng: np.random.Generator) -> Outcome:
        found = cusum(world.counts(rng), world.rates, limit=limit, **how)
        return _told(bool(found.alarms[-1]))

    return once


def levelled(world: Harm, *, weighs: bool = True) -> Trial:
    """Whether the level is said to change, where one in twenty series may."""

    def once(rng: np.random.Generator) -> Outcome:
        counts = world.counts(rng)
        found = change_points(
            counts if weighs else counts.sum(axis=0),
            weights=world.days if weighs else None,
            draws=199,
            seed=int(rng.integers(2**31)),
        )
        return _told(found.starts.size > 0)

    return once


def _told(cries: bool) -> Outcome:
    return (0.0 if cries else 1.0), None
