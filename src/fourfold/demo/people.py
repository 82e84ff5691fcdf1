"""Residents of the invented LSOAs by the census's six age bands."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .borough import Borough


def invent_people(
    rng: np.random.Generator, borough: Borough, people: dict[str, Any]
) -> NDArray[np.int64]:
    """Residents, int64, shape (lsoas, bands)."""
    count = len(borough.lsoas)
    scatter = 1 + people["spread"] * np.clip(rng.standard_normal(count), -3, 3)
    residents = np.round(people["residents_per_lsoa"] * scatter).astype(np.int64)
    shares = _shares_by_ward(rng, borough, people)[borough.best_fit]
    return np.asarray(rng.multinomial(residents, shares), dtype=np.int64)


def _shares_by_ward(
    rng: np.random.Generator, borough: Borough, people: dict[str, Any]
) -> NDArray[np.float64]:
    shares = np.array([band["share"] for band in people["bands"]])
    shares = np.tile(shares / shares.sum(), (len(borough.wards), 1))
    young = shares[:, : people["bands_under_25"]]
    young *= rng.lognormal(0, people["ward_spread"], (len(shares), 1))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
