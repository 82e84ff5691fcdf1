"""Everything that is invented from one seed, before it becomes files."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .borough import Borough, invent_borough
from .chance import stream
from .counts import PlantedChange, invent_counts
from .crimes import Crimes, invent_crimes
from .deprivation import invent_deprivation
from .dirt import DirtyRow, invent_dirt
from .people import invent_people
from .places import Places, invent_places
from .restatement import Restated, earlier_crimes
from .stop_and_search import search_lines
from .timeline import Timeline
from .wording import Wording, wording


@dataclass(frozen=True, slots=True)
class World:
    """All that files are written from.

    residents : int64, shape (lsoas, age bands)
    deprived : by domain, float64, shape (lsoas,), higher is more deprived
    later, earlier : the crimes as the two editions of the police files tell them
    restated : position of a month → what changed between the two
    dirt, searches : position of a month → rows of its files
    """

    plan: dict[str, Any]
    timeline: Timeline
    borough: Borough
    residents: NDArray[np.int64]
    deprived: dict[str, NDArray[np.float64]]
    places: Places
    words: Wording
    planted: tuple[PlantedChange, ...]
    later: Crimes
    earlier: Crimes
    restated: dict[int, Restated]
    dirt: dict[int, list[DirtyRow]]
    searches: dict[int, list[str]]


def invent_world(seed: int, timeline: Timeline, plan: dict[str, Any]) -> World:
    borough = invent_borough(stream(seed, "borough"), plan)
    places = invent_places(stream(seed, "places"), borough, plan)
    words = wording(borough, places, timeline=timeline, plan=plan)
    later, planted = _crimes(seed, borough, places, timeline=timeline, plan=plan)
    earlier, restated = earlier_crimes(
        stream(seed, "restatement"),
        later,
        places=len(places.cells),
        timeline=timeline,
        plan=plan,
    )
    return World(
        plan=plan,
        timeline=timeline,
        borough=borough,
        residents=invent_people(stream(seed, "people"), borough, plan["people"]),
        deprived=invent_deprivation(stream(seed, "deprivation"), borough, plan),
        places=places,
        words=words,
        planted=planted,
        later=later,
        earlier=earlier,
        restated=restated,
        dirt=invent_dirt(
            stream(seed, "dirt"),
            borough,
            places,
            timeline=timeline,
            words=words,
            plan=plan,
        ),
        searches=search_lines(
            stream(seed, "searches"), places, timeline=timeline, plan=plan
        ),
    )


def _crimes(
    seed: int,
    borough: Borough,
    places: Places,
    *,
    timeline: Timeline,
    plan: dict[str, Any],
) -> tuple[Crimes, tuple[PlantedChange, ...]]:
    wards = borough.ward[places.cells]
    member = wards == np.arange(borough.own_wards)[:, None]
    shares = member.astype(np.float64) @ places.weights.T
    counts, planted = invent_counts(
        stream(seed, "counts"), shares, timeline=timeline, plan=plan
    )
    crimes = invent_crimes(
        stream(seed, "crimes"),
        counts,
        places,
        wards=wards,
        timeline=timeline,
        plan=plan,
    )
    return crimes, planted
