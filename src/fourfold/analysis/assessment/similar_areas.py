"""Which authorities are most like an authority, and by what."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from fourfold.analysis.assessment.counting import EVERY_AGE, RESIDENTS, UNDER_25
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.cube.reader import Area, Population
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import StoreError
from fourfold.analysis.statistics.similarity import distances_from

FILE = "similarity.toml"
SQUARE_METRES = 1_000_000
DEPRIVATION = "imd-without-crime"


@dataclass(frozen=True, slots=True)
class Similar:
    """An authority with its distance.

    features : values by id; parts : how far off each is, in standard deviations
    """

    area: Area
    distance: float
    features: Mapping[str, float]
    parts: Mapping[str, float]


def feature_titles() -> dict[str, str]:
    """What areas are compared by, in order."""
    return {name: each["title"] for name, each in settings(FILE)["features"].items()}


def similar_areas(cube: EvidenceCube, authority: Area) -> tuple[Similar, ...]:
    """Every other authority with figures, the most alike first; equals by code.

    A feature that is not known of all of them is left out for all: else one area
    would be near for want of a number.

    Raises StoreError where residents of the authority are not known.
    """
    candidates = [authority, *authorities_with_figures(cube, authority)]
    features = _features(cube, candidates)
    own = features[authority.code]
    if math.isnan(own["residents"]):
        raise StoreError(
            f"the residents of {authority.name} are not known, so no area can be said "
            "to be like it. Load a census or population file, then build again"
        )
    known = [
        area for area in candidates if not math.isnan(features[area.code]["residents"])
    ]
    names = [
        name
        for name in feature_titles()
        if not any(math.isnan(features[area.code][name]) for area in known)
    ]
    rows = [
        [_scaled(name, features[area.code][name]) for name in names] for area in known
    ]
    found = distances_from(rows, position=0)
    every = [
        Similar(
            area,
            round(float(found.total[row]), 6),
            {name: features[area.code][name] for name in names},
            {name: float(found.parts[row, at]) for at, name in enumerate(names)},
        )
        for row, area in enumerate(known)
    ]
    others = [each for each in every if each.area != authority]
    return tuple(sorted(others, key=lambda each: (each.distance, each.area.code)))


def authorities_with_figures(cube: EvidenceCube, authority: Area) -> list[Area]:
    """Other authorities of which some month is known, by code."""
    return sorted(
        (
            area
            for area in cube.areas("authority")
            if area != authority and len(cube.gaps(area)) < len(cube.months)
        ),
        key=lambda area: area.code,
    )


def _features(cube: EvidenceCube, areas: list[Area]) -> dict[str, dict[str, float]]:
    people = cube.populations(areas, RESIDENTS)
    young = cube.populations(areas, UNDER_25)
    counted_with = cube.populations(areas, EVERY_AGE)
    extents = shapely.area(np.array(cube.outlines(areas))) / SQUARE_METRES
    deprivation = cube.indicators().get(DEPRIVATION)
    found = {}
    for area, every, under_25, all_ages, extent in zip(
        areas, people, young, counted_with, extents, strict=True
    ):
        residents = float(every.people) if every and every.people else math.nan
        found[area.code] = {
            "residents": residents,
            "density": residents / float(extent),
            "under_25": _share(under_25, all_ages),
            "deprivation": (
                deprivation.values.get(area.code, math.nan) if deprivation else math.nan
            ),
        }
    return found


def _share(part: Population | None, every: Population | None) -> float:
    if part is None or every is None or not every.people:
        return math.nan
    return part.people / every.people


def _scaled(name: str, value: float) -> float:
    takes_logarithm = settings(FILE)["features"][name]["logarithm"]
    return math.log(value) if takes_logarithm else value
