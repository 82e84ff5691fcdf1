"""LSOAs, wards and authorities of the invented borough and its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .ground import Ground, invent_ground
from .parts import Parts, beyond_border, crossed_lsoas, invent_parts, split_pairs

# Codes of one authority's areas begin this far after those of the one before.
_CODES_APART = 1_000


@dataclass(frozen=True, slots=True)
class InventedArea:
    """An area that does not exist. authority : position; geometry in EPSG:27700."""

    code: str
    name: str
    authority: int
    geometry: shapely.Geometry


@dataclass(frozen=True)
class Borough:
    """The map. Positions everywhere are those in `lsoas`, `wards`, `authorities`.

    lsoa, ward : int64, shape (cells,), the areas of each cell of the ground
    best_fit : int64, shape (lsoas,), the ward each LSOA is counted in
    cut : LSOAs that a ward border crosses
    split : LSOA of 2021 → code and name of the LSOA of 2011 it was part of
    """

    ground: Ground
    lsoas: tuple[InventedArea, ...]
    wards: tuple[InventedArea, ...]
    authorities: tuple[InventedArea, ...]
    lsoa: NDArray[np.int64]
    ward: NDArray[np.int64]
    best_fit: NDArray[np.int64]
    cut: tuple[int, ...]
    split: dict[int, tuple[str, str]]

    @cached_property
    def own_wards(self) -> int:
        """How many wards, from the first, are the borough's."""
        return sum(ward.authority == 0 for ward in self.wards)

    @cached_property
    def own_lsoas(self) -> int:
        return sum(lsoa.authority == 0 for lsoa in self.lsoas)


def invent_borough(rng: np.random.Generator, plan: dict[str, Any]) -> Borough:
    ground = invent_ground(rng, plan["ground"])
    parts = invent_parts(rng, ground, plan)
    cell_ward = parts.ward[parts.lsoa]
    cut = crossed_lsoas(rng, parts, plan["cut"]["count"])
    for lsoa in cut:
        beyond, neighbour = beyond_border(
            ground, parts, lsoa, share=plan["cut"]["share"]
        )
        cell_ward[beyond] = neighbour
    return Borough(
        ground=ground,
        lsoas=_lsoas(ground, parts, plan),
        wards=_wards(ground, cell_ward, plan),
        authorities=_authorities(ground, plan),
        lsoa=parts.lsoa,
        ward=cell_ward,
        best_fit=parts.ward,
        cut=cut,
        split=_split(rng, parts, plan, exclude=cut),
    )


def _split(
    rng: np.random.Generator,
    parts: Parts,
    plan: dict[str, Any],
    *,
    exclude: tuple[int, ...],
) -> dict[int, tuple[str, str]]:
    """What the LSOAs that were split are called in files that use those of 2011."""
    split: dict[int, tuple[str, str]] = {}
    pairs = split_pairs(rng, parts, plan["splits"]["count"], exclude=exclude)
    for number, pair in enumerate(pairs):
        code = _code("E01", plan["codes"]["first_retired_lsoa"] + number)
        name = f"{plan['authorities'][0]['short_name']} {900 + number}A"
        split |= dict.fromkeys(pair, (code, name))
    return split


def _lsoas(
    ground: Ground, parts: Parts, plan: dict[str, Any]
) -> tuple[InventedArea, ...]:
    outlines = _outlines(ground, parts.lsoa)
    areas: list[InventedArea] = []
    for lsoa, outline in enumerate(outlines):
        authority, ward = int(parts.authority[lsoa]), parts.ward[lsoa]
        first = int(np.searchsorted(parts.authority, authority))
        letter = chr(ord("A") + lsoa - int(np.searchsorted(parts.ward, ward)))
        middle_layer = int(ward - parts.ward[first]) + 1
        short_name = plan["authorities"][authority]["short_name"]
        number = plan["codes"]["first_lsoa"] + authority * _CODES_APART + lsoa - first
        name = f"{short_name} {middle_layer:03d}{letter}"
        areas.append(InventedArea(_code("E01", number), name, authority, outline))
    return tuple(areas)


def _wards(
    ground: Ground, cell_ward: NDArray[np.int64], plan: dict[str, Any]
) -> tuple[InventedArea, ...]:
    outlines = iter(_outlines(ground, cell_ward))
    areas: list[InventedArea] = []
    for authority, details in enumerate(plan["authorities"]):
        names = [ward["name"] for ward in details["wards"]]
        first = plan["codes"]["first_ward"] + authority * _CODES_APART
        # Codes follow the alphabet, as the publisher's do.
        by_alphabet = {name: first + i for i, name in enumerate(sorted(names))}
        areas.extend(
            InventedArea(_code("E05", by_alphabet[name]), name, authority, outline)
            for name, outline in zip(names, outlines, strict=False)
        )
    return tuple(areas)


def _authorities(ground: Ground, plan: dict[str, Any]) -> tuple[InventedArea, ...]:
    first = plan["codes"]["first_authority"]
    return tuple(
        InventedArea(_code("E09", first + number), details["name"], number, outline)
        for number, (details, outline) in enumerate(
            zip(plan["authorities"], _outlines(ground, ground.authority), strict=True)
        )
    )


def _outlines(ground: Ground, label: NDArray[np.int64]) -> Iterable[shapely.Geometry]:
    order = np.argsort(label, kind="stable")
    starts = np.flatnonzero(np.diff(label[order])) + 1
    return [
        shapely.coverage_union_all(ground.cells[cells])
        for cells in np.split(order, starts)
    ]


def _code(prefix: str, number: int) -> str:
    return f"{prefix}{number:06d}"
