"""The truth of an invented world, in the codes that its files use."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .tally import crimes_by_area, dirt_by_area
from .truth import FileTruth, TrueChange, Truth
from .world import World


def truth_of(
    world: World, seed: int, files: Mapping[tuple[str, str], FileTruth]
) -> Truth:
    borough, timeline = world.borough, world.timeline
    in_wards, wards_again = _counts(world, borough.ward, len(borough.wards))
    in_lsoas, lsoas_again = _counts(world, borough.lsoa, len(borough.lsoas))
    young = world.plan["people"]["bands_under_25"]
    return Truth(
        seed=seed,
        months=timeline.months,
        missing_months=tuple(timeline.months[month] for month in timeline.missing),
        editions=(timeline.months[timeline.earlier], timeline.months[timeline.later]),
        offences=tuple(kind["id"] for kind in world.plan["types"]),
        authority=borough.authorities[0].code,
        wards=tuple(ward.code for ward in borough.wards),
        own_wards=borough.own_wards,
        lsoas=tuple(lsoa.code for lsoa in borough.lsoas),
        own_lsoas=borough.own_lsoas,
        ward_counts=in_wards[:-1],
        lsoa_counts=in_lsoas[:-1],
        nowhere_counts=in_wards[-1],
        ward_repeats=wards_again[:-1],
        lsoa_repeats=lsoas_again[:-1],
        residents=world.residents.sum(axis=1),
        under_25=world.residents[:, :young].sum(axis=1),
        best_fit=_best_fit(world),
        cut_lsoas=tuple(borough.lsoas[lsoa].code for lsoa in borough.cut),
        split_lsoas=_split(world),
        hotspots=_hotspots(world),
        changes=_changes(world),
        restated={timeline.months[at]: was for at, was in world.restated.items()},
        files=files,
    )


def _counts(
    world: World, area: NDArray[np.int64], areas: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Events by area, and how many of them have a second row."""
    # The later edition is the latest view of every month it has; the one month it
    # dropped is too old to have been restated.
    crimes = world.later
    events = crimes_by_area(world, crimes, area, areas=areas)
    events += dirt_by_area(world, area, areas=areas)
    again = crimes.taken(crimes.repeated)
    return events, crimes_by_area(world, again, area, areas=areas)


def _best_fit(world: World) -> dict[str, str]:
    wards = world.borough.wards
    return {
        lsoa.code: wards[ward].code
        for lsoa, ward in zip(world.borough.lsoas, world.borough.best_fit, strict=True)
    }


def _split(world: World) -> dict[str, tuple[str, ...]]:
    parts: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for lsoa, (retired, _) in sorted(world.borough.split.items()):
        parts[retired] += (world.borough.lsoas[lsoa].code,)
    return dict(parts)


def _hotspots(world: World) -> tuple[tuple[str, str], ...]:
    code_of = {ward.name: ward.code for ward in world.borough.wards}
    return tuple(
        (spot["name"], code_of[spot["ward"]]) for spot in world.plan["hotspots"]
    )


def _changes(world: World) -> tuple[TrueChange, ...]:
    return tuple(
        TrueChange(
            ward=world.borough.wards[change.ward].code,
            ward_name=world.borough.wards[change.ward].name,
            offence=details["type"],
            factor=details["factor"],
            before=change.before,
            after=change.after,
        )
        for change, details in zip(world.planted, world.plan["planted"], strict=True)
    )
