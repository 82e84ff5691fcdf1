"""How many crimes of each type each ward has in each month, with the true changes."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .timeline import Timeline, month_of_year

YEAR = 12


@dataclass(frozen=True, slots=True)
class PlantedChange:
    """A true change: the last 12 months against the 12 before, as exact counts."""

    ward: int
    type: int
    before: int
    after: int


def invent_counts(
    rng: np.random.Generator,
    ward_shares: NDArray[np.float64],
    *,
    timeline: Timeline,
    plan: dict[str, Any],
) -> tuple[NDArray[np.int64], tuple[PlantedChange, ...]]:
    """Counts with a known place, int64, shape (wards, types, months).

    Parameters
    ----------
    ward_shares : float64, shape (wards, types), columns sum to 1
    """
    season = _season(timeline, plan)
    expected = ward_shares[:, :, None] * season
    shape = 1 / plan["noise"]["spread"] ** 2
    shaken = expected * rng.gamma(shape, 1 / shape, expected.shape)
    counts = rng.poisson(shaken).astype(np.int64)
    for year in (_years_back(2), _years_back(1)):
        _settle(rng, year, shaken=shaken, counts=counts, plan=plan)
    planted = tuple(
        _plant(rng, change, expected=expected, counts=counts, plan=plan)
        for change in plan["planted"]
    )
    return counts, planted


def _years_back(years: int) -> slice:
    return slice(-years * YEAR, -(years - 1) * YEAR or None)


def _settle(
    rng: np.random.Generator,
    year: slice,
    *,
    shaken: NDArray[np.float64],
    counts: NDArray[np.int64],
    plan: dict[str, Any],
) -> None:
    """Give each type a year's total near the expected one, wherever it falls.

    Chance alone would now and then make a change in the whole borough, to be found
    beside the true ones.
    """
    for kind in range(shaken.shape[1]):
        weights = shaken[:, kind, year]
        drift = rng.normal(1, plan["noise"]["year_spread"])
        total = round(YEAR * plan["types"][kind]["monthly"] * drift)
        drawn = rng.multinomial(total, (weights / weights.sum()).ravel())
        counts[:, kind, year] = drawn.reshape(weights.shape)


def _season(timeline: Timeline, plan: dict[str, Any]) -> NDArray[np.float64]:
    """Expected count in the borough, shape (types, months)."""
    months = np.array([month_of_year(month) for month in timeline.months])
    monthly, peak, swing = (
        np.array([kind[key] for kind in plan["types"]])[:, None]
        for key in ("monthly", "peak", "swing")
    )
    wave = np.cos(2 * np.pi * (months - peak) / YEAR)
    return np.asarray(monthly * (1 + swing * wave))


def _plant(
    rng: np.random.Generator,
    change: dict[str, Any],
    *,
    expected: NDArray[np.float64],
    counts: NDArray[np.int64],
    plan: dict[str, Any],
) -> PlantedChange:
    """Fix the two years' totals, so that the change is there and not by luck."""
    wards = [ward["name"] for ward in plan["authorities"][0]["wards"]]
    ward = wards.index(change["ward"])
    kind = [kind["id"] for kind in plan["types"]].index(change["type"])
    series = expected[ward, kind]
    before = round(float(series[_years_back(2)].sum()))
    after = round(before * change["factor"])
    for year, total in ((_years_back(2), before), (_years_back(1), after)):
        shares = series[year] / series[year].sum()
        counts[ward, kind, year] = rng.multinomial(total, shares)
    return PlantedChange(ward, kind, before, after)
