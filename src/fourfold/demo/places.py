"""The points on which crime is put, as the police put it on the middle of streets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .borough import Borough
from .position import degrees

# A place is at most this far from the heart of its cell, to either side: no
# border of a cell is nearer than 15 m.
_OFF_HEART_METRES = 4.0
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Places:
    """Points of the borough, ordered by LSOA as in the published files.

    cells : int64, shape (places,), the cell of the ground each is in
    weights : float64, shape (types, places), share of a type's crime; rows sum to 1
    names : what the files call each
    position : "longitude,latitude" as the files write it
    hotspots : places of each hot spot, in the order of the definitions
    """

    cells: NDArray[np.int64]
    weights: NDArray[np.float64]
    names: tuple[str, ...]
    position: tuple[str, ...]
    hotspots: tuple[tuple[int, ...], ...]


def invent_places(
    rng: np.random.Generator, borough: Borough, plan: dict[str, Any]
) -> Places:
    cells = _cells(rng, borough, plan["places"]["count"])
    names = _names(rng, len(cells), plan["places"])
    wards = borough.ward[cells]
    usual = _usual_weights(rng, wards, plan)
    hotspots = _hotspots(rng, borough, cells, spots=plan["hotspots"])
    for spot, members in zip(plan["hotspots"], hotspots, strict=True):
        for member in members:
            names[member] = spot["name"]
    return Places(
        cells=cells,
        weights=_with_hotspots(usual, hotspots, plan),
        names=tuple(f"On or near {name}" for name in names),
        position=_positions(rng, borough.ground.hearts[cells]),
        hotspots=hotspots,
    )


def _positions(
    rng: np.random.Generator, hearts: NDArray[np.float64]
) -> tuple[str, ...]:
    off_heart = rng.uniform(-_OFF_HEART_METRES, _OFF_HEART_METRES, hearts.shape)
    return tuple(written(point) for point in degrees(hearts + off_heart).tolist())


def written(point: Sequence[float]) -> str:
    """A longitude and a latitude as the police files write them."""
    return f"{point[0]:.6f},{point[1]:.6f}"


def _cells(rng: np.random.Generator, borough: Borough, count: int) -> NDArray[np.int64]:
    """Cells that hold a place: more where LSOAs are small, as streets are."""
    own = np.flatnonzero(borough.ground.authority == 0)
    crowd = 1 / np.bincount(borough.lsoa)[borough.lsoa[own]]
    chosen = rng.choice(own, count, replace=False, p=crowd / crowd.sum())
    return np.asarray(chosen[np.argsort(borough.lsoa[chosen], kind="stable")])


def _names(rng: np.random.Generator, count: int, places: dict[str, Any]) -> list[str]:
    stems = rng.choice(places["stems"], count)
    kinds = rng.choice(places["kinds"], count)
    features = rng.choice(places["features"], count)
    is_feature = rng.random(count) < places["feature_share"]
    streets = [f"{stem} {kind}" for stem, kind in zip(stems, kinds, strict=True)]
    return [str(name) for name in np.where(is_feature, features, streets)]


def _usual_weights(
    rng: np.random.Generator, wards: NDArray[np.int64], plan: dict[str, Any]
) -> NDArray[np.float64]:
    """Weights without hot spots, shape (types, places)."""
    own = plan["authorities"][0]["wards"]
    busy = np.array([ward["weight"] for ward in own])
    mix = rng.lognormal(0, plan["places"]["mix_spread"], (len(plan["types"]), len(own)))
    at_place = rng.pareto(plan["places"]["tail"], len(wards)) + 0.2
    # No single street may stand out like a hot spot.
    at_place = np.minimum(at_place, np.quantile(at_place, 0.995))
    weights = (busy * mix)[:, wards] * at_place
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _hotspots(
    rng: np.random.Generator,
    borough: Borough,
    cells: NDArray[np.int64],
    *,
    spots: list[dict[str, Any]],
) -> tuple[tuple[int, ...], ...]:
    """Neighbouring places in the ward of each hot spot, none in two of them."""
    ward_of = {ward.name: number for number, ward in enumerate(borough.wards)}
    hearts = borough.ground.hearts[cells]
    free = np.ones(len(cells), dtype=bool)
    found: list[tuple[int, ...]] = []
    for spot in spots:
        inside = free & (borough.ward[cells] == ward_of[spot["ward"]])
        members = np.flatnonzero(inside)
        away = ((hearts[members] - hearts[rng.choice(members)]) ** 2).sum(axis=1)
        nearest = members[np.argsort(away, kind="stable")[: spot["places"]]]
        free[nearest] = False
        found.append(tuple(sorted(nearest.tolist())))
    return tuple(found)


def _with_hotspots(
    usual: NDArray[np.float64],
    hotspots: tuple[tuple[int, ...], ...],
    plan: dict[str, Any],
) -> NDArray[np.float64]:
    extra = np.zeros_like(usual)
    position = {kind["id"]: number for number, kind in enumerate(plan["types"])}
    for spot, members in zip(plan["hotspots"], hotspots, strict=True):
        for kind, share in spot["share"].items():
            extra[position[kind], list(members)] = share / len(members)
    return np.asarray(usual * (1 - extra.sum(axis=1, keepdims=True)) + extra)
