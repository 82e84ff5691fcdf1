"""What kind of hotspot a place is over time: new, there all along, or gone."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.definitions import settings
from fourfold.analysis.statistics.local_clusters import beyond_chance
from fourfold.analysis.statistics.trends import mann_kendall

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Kinds = NDArray[np.int8]

KINDS = (
    "not told",
    "none",
    "new",
    "consecutive",
    "intensifying",
    "diminishing",
    "persistent",
    "historical",
    "oscillating",
    "sporadic",
)
NOT_TOLD, NONE, NEW, CONSECUTIVE, INTENSIFYING, DIMINISHING, PERSISTENT = range(7)
HISTORICAL, OSCILLATING, SPORADIC = range(7, 10)


@dataclass(frozen=True, slots=True)
class Rules:
    """Where one kind ends and another begins: see `definitions/hotspots.toml`."""

    false_discoveries: float
    nearly_always: float
    fewest_periods: int
    fewest_hot: int
    trend: float

    @classmethod
    def in_force(cls) -> Self:
        """The rules as they are defined today."""
        found = settings("hotspots.toml")
        return cls(**{name: found[name] for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class HotspotKinds:
    """Kinds of places.

    hot, cold : int8, shape (places): places in KINDS, of hotspots and of cold spots
    is_hot, is_cold : bool, shape (places, periods): what stood out in which period
    trend : float64, shape (places): above 0 where z rose steadily; NaN with one period
    """

    hot: Kinds
    cold: Kinds
    is_hot: Bools
    is_cold: Bools
    trend: Floats


def hotspot_kinds(z: ArrayLike, p_value: ArrayLike, *, rules: Rules) -> HotspotKinds:
    """The kind of each place, from Gi* of every period.

    Parameters
    ----------
    z, p_value : arrays, shape (places, periods), in order of time; NaN: not known
        As `gi_star` or `gi_star_by_draws` give them, a column for each period.
    rules : such as `Rules.in_force()`

    Returns
    -------
    HotspotKinds
        A place is "not told" if its last period is not known, or too few are.

    Raises
    ------
    ValueError
        If z and p_value have different shapes or no axes of places and periods, or a
        p-value is none.

    Notes
    -----
    Which places stand out is decided in each period apart, so that what was said of an
    earlier one stays. What is not known is left out and is not cold.

    Source: our own rules, in `docs/methods`; the kinds after Esri's emerging hot spot
    analysis; trends after Mann and Kendall.
    """
    height, chance = np.asarray(z, np.float64), np.asarray(p_value, np.float64)
    if height.ndim != 2 or height.shape != chance.shape:
        raise ValueError(
            "z and p_value must both have a row a place, a column a period"
        )
    known = ~np.isnan(height) & ~np.isnan(chance)
    named = np.zeros(height.shape, dtype=bool)
    for period in range(height.shape[1]):
        tested = np.where(known[:, period], chance[:, period], np.nan)
        named[:, period] = beyond_chance(tested, rate=rules.false_discoveries)
    is_hot, is_cold = named & (height > 0), named & (height < 0)
    trend = mann_kendall(np.where(known, height, np.nan))
    steady = np.where(trend.p_value <= rules.trend, np.sign(trend.z), 0)
    return HotspotKinds(
        _kinds(is_hot, is_cold, known, steady=steady, rules=rules),
        _kinds(is_cold, is_hot, known, steady=-steady, rules=rules),
        is_hot,
        is_cold,
        trend.z,
    )


def _kinds(
    here: Bools, opposite: Bools, known: Bools, *, steady: Floats, rules: Rules
) -> Kinds:
    """The first rule that fits, in the order of the page."""
    periods, times = known.sum(axis=1), here.sum(axis=1)
    last = here[:, -1:].any(axis=1)
    told = known[:, -1:].any(axis=1) & (periods >= rules.fewest_periods)
    # By whole periods, as nine of ten is 0.9 for whoever counts.
    nearly_always = times >= rules.nearly_always * periods - 1e-9
    fits = (
        (~told, NOT_TOLD),
        (last & (times == 1), NEW),
        (last & nearly_always & (steady > 0), INTENSIFYING),
        (last & nearly_always & (steady < 0), DIMINISHING),
        (last & nearly_always, PERSISTENT),
        (last & (times == _run_at_end(here, known)), CONSECUTIVE),
        (nearly_always & (times > 0), HISTORICAL),
        (last & opposite.any(axis=1), OSCILLATING),
        ((times >= rules.fewest_hot) & ~opposite.any(axis=1), SPORADIC),
    )
    conditions, kinds = zip(*fits, strict=True)
    found: Kinds = np.select(conditions, kinds, NONE).astype(np.int8)
    return found


def _run_at_end(here: Bools, known: Bools) -> NDArray[np.int64]:
    """Periods since the place last was otherwise; one not known breaks nothing."""
    otherwise = (known & ~here)[:, ::-1]
    since = np.cumsum(otherwise, axis=1) == 0
    run: NDArray[np.int64] = (here[:, ::-1] & since).sum(axis=1)
    return run
