"""Which LSOA and ward each piece of ground is in, as numbers without names."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .division import divide, divide_evenly
from .ground import Ground


@dataclass(frozen=True, slots=True)
class Parts:
    """Areas by number: `lsoa` of each cell, `ward` and authority of each LSOA."""

    lsoa: NDArray[np.int64]
    ward: NDArray[np.int64]
    authority: NDArray[np.int64]
    middles: NDArray[np.float64]


def invent_parts(
    rng: np.random.Generator, ground: Ground, plan: dict[str, Any]
) -> Parts:
    cell_lsoa = np.empty(len(ground.hearts), dtype=np.int64)
    wards: list[NDArray[np.int64]] = []
    middles: list[NDArray[np.float64]] = []
    lsoas_before = wards_before = 0
    for number, authority in enumerate(plan["authorities"]):
        cells = np.flatnonzero(ground.authority == number)
        density = _density(ground.hearts[cells], plan["ground"])
        label, middle = divide(
            rng, ground.hearts[cells], authority["lsoas"], weights=density
        )
        ward = divide_evenly(rng, middle, len(authority["wards"]))
        # LSOAs are numbered by ward, and within it from north to south.
        order = np.lexsort((-middle[:, 1], ward))
        cell_lsoa[cells] = np.argsort(order)[label] + lsoas_before
        wards.append(ward[order] + wards_before)
        middles.append(middle[order])
        lsoas_before += len(order)
        wards_before += len(authority["wards"])
    sizes = [len(part) for part in wards]
    return Parts(
        cell_lsoa,
        np.concatenate(wards),
        np.repeat(np.arange(len(sizes)), sizes),
        np.concatenate(middles),
    )


def _density(
    hearts: NDArray[np.float64], ground: dict[str, Any]
) -> NDArray[np.float64]:
    middle = np.array([ground["easting"], ground["northing"]])
    scale = np.sqrt(ground["area_square_km"] * 1e6 / np.pi) * 0.7
    near = np.exp(-(((hearts - middle) / scale) ** 2).sum(axis=1))
    return np.asarray(1 + (ground["density_ratio"] - 1) * near)


def _nearest_lsoas(parts: Parts, lsoa: int) -> NDArray[np.int64]:
    """Other LSOAs of the same authority, the nearest first."""
    order = np.argsort(((parts.middles - parts.middles[lsoa]) ** 2).sum(axis=1))
    same = parts.authority[order] == parts.authority[lsoa]
    return np.asarray(order[same][1:])


def crossed_lsoas(
    rng: np.random.Generator, parts: Parts, count: int
) -> tuple[int, ...]:
    """LSOAs of the borough, each of another ward, whose neighbour is in another."""
    chosen: dict[int, int] = {}
    for lsoa in rng.permutation(np.flatnonzero(parts.authority == 0)):
        nearest = _nearest_lsoas(parts, lsoa)[0]
        if parts.ward[nearest] != parts.ward[lsoa]:
            chosen.setdefault(int(parts.ward[lsoa]), int(lsoa))
    return tuple(sorted(list(chosen.values())[:count]))


def beyond_border(
    ground: Ground, parts: Parts, lsoa: int, *, share: float
) -> tuple[NDArray[np.int64], int]:
    """The cells of an LSOA nearest to the ward next door, and that ward."""
    nearest = _nearest_lsoas(parts, lsoa)[0]
    cells = np.flatnonzero(parts.lsoa == lsoa)
    away = ((ground.hearts[cells] - parts.middles[nearest]) ** 2).sum(axis=1)
    beyond = cells[np.argsort(away)[: round(share * len(cells))]]
    return beyond, int(parts.ward[nearest])


def split_pairs(
    rng: np.random.Generator, parts: Parts, count: int, *, exclude: tuple[int, ...]
) -> tuple[tuple[int, int], ...]:
    """Pairs of neighbours in one ward of the borough, no LSOA in two of them."""
    pairs: list[tuple[int, int]] = []
    free = set(np.flatnonzero(parts.authority == 0).tolist()).difference(exclude)
    for lsoa in rng.permutation(sorted(free)).tolist():
        nearest = int(_nearest_lsoas(parts, lsoa)[0])
        is_pair = parts.ward[nearest] == parts.ward[lsoa] and {lsoa, nearest} <= free
        if is_pair and len(pairs) < count:
            pairs.append((lsoa, nearest))
            free -= {lsoa, nearest}
    return tuple(pairs)
