"""Where so many kits or cameras reach the most of what was recorded.

found = place(store, cube, Asked(cube.find_area("Waltham Forest"), measure("violence"),
                                 period, number=5))
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.wording import percentages, period_name, whole
from fourfold.analysis.cube.located_events import located_points
from fourfold.analysis.cube.reader import Area, Cube
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.places.ground import (
    Floats,
    Origin,
    months_of,
    origin_of,
    weights_for,
)
from fourfold.analysis.places.interruptible import interruptible
from fourfold.analysis.places.own_files import LeftOut, PlacedRows
from fourfold.analysis.statistics.placement import (
    Placement,
    best_sites,
    within_reach,
)

REACH, SECONDS = 200.0, 30.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    number : of sites to use
    reach : metres from a site, as the crow flies
    candidates : where they may stand; None takes every place with an event
    weights : by offence, such as days of harm; None counts each event as one
    seconds : how long to look for the best
    """

    authority: Area
    measure: Measure
    period: Period
    number: int
    reach: float = REACH
    candidates: PlacedRows | None = None
    weights: dict[str, float] | None = None
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class Site:
    """A site to use.

    east, north : metres
    gained : events that it adds to those before it, or days of harm
    so_far : part of all that is reached with it and those before it, 0 to 1
    """

    name: str
    east: float
    north: float
    gained: float
    so_far: float


@dataclass(frozen=True, slots=True)
class Placed:
    """The answer: sites, those that add most first.

    candidates : how many there were; events, total : in all, and their weight
    reached, bound : of the total, by these sites, and what no choice of as many exceeds
    is_best : whether it is proved that none reaches more
    earlier : part that the same sites would have reached a year before; None where
        nothing is known of it
    left_out : rows of the file of candidates
    """

    asked: Asked
    sites: tuple[Site, ...]
    candidates: int
    events: int
    total: float
    reached: float
    bound: float
    is_best: bool
    earlier: float | None
    left_out: tuple[LeftOut, ...]
    unknown: tuple[str, ...]
    origin: Origin

    @property
    def sentence(self) -> str:
        """What is reached, with how far it can be trusted."""
        asked = self.asked
        weighed = ", weighed by harm," if asked.weights else ""
        unit = "days of harm" if asked.weights else "events"
        (share,) = percentages(self.reached / self.total)
        choice = f"choice of {len(self.sites)} among {self.candidates:,}"
        proof = f"no other {choice} reaches more"
        if not self.is_best:
            (bound,) = percentages(self.bound / self.total)
            proof = f"time ran out, and no {choice} reaches more than {bound}"
        before = ""
        if self.earlier is not None:
            (then,) = percentages(self.earlier)
            before = f" A year before, the same sites would have reached {then}."
        return (
            f"{asked.measure.short_title}{weighed} in {asked.authority.name},"
            f" {period_name(asked.period)}: {len(self.sites)} sites reach {share}"
            f" within {asked.reach:g} metres ({whole(self.reached)} of"
            f" {whole(self.total)} {unit}); {proof}.{before}"
        )


def place(store: Store, cube: Cube, asked: Asked) -> Placed:
    """The sites that together reach the most, each event counted once.

    Raises FourfoldError where nothing was recorded, there are fewer candidates than
    sites to use, harm has no weight, or the data may not be shown by place.

    Source: docs/methods/placement.md.
    """
    origin = origin_of(cube)
    known, unknown = months_of(cube, asked.authority, asked.period)
    points, weights = _recorded(store, cube, asked, known=known)
    if not weights.sum() > 0:
        raise FourfoldError(
            f"{asked.measure.short_title} in {asked.authority.name},"
            f" {period_name(asked.period)}: no event with a point to be reached."
        )
    places, which = np.unique(points, axis=0, return_inverse=True)
    demand = np.bincount(which.ravel(), weights, len(places))
    sites, names = _candidates(asked, places)
    near = within_reach(sites, places, asked.reach)
    look = partial(best_sites, near, demand, asked.number, seconds=asked.seconds)
    found = interruptible(look)
    total = float(demand.sum())
    return Placed(
        asked=asked,
        sites=_sites(found, sites, names, total=total),
        candidates=len(sites),
        events=len(points),
        total=total,
        reached=found.reached,
        bound=found.bound,
        is_best=found.is_best,
        earlier=_earlier(store, cube, asked, sites=sites[found.chosen]),
        left_out=asked.candidates.left_out if asked.candidates else (),
        unknown=unknown,
        origin=origin,
    )


def _recorded(
    store: Store, cube: Cube, asked: Asked, *, known: tuple[str, ...]
) -> tuple[Floats, Floats]:
    """Where each event lies, in metres, and what it weighs."""
    points = located_points(
        store,
        asked.authority.code,
        months=known,
        offences=asked.measure.offences,
        build=cube.build.id,
    )
    places = np.column_stack(to_national_grid(points.longitude, points.latitude))
    return places, weights_for(points.offence, asked.weights)


def _candidates(asked: Asked, places: Floats) -> tuple[Floats, tuple[str, ...]]:
    """Where sites may stand, and what they are called."""
    if asked.candidates is None:
        sites = places
        names = tuple(f"{east:.0f}-{north:.0f}" for east, north in places)
    else:
        sites, names = asked.candidates.points, asked.candidates.names
    if len(sites) < asked.number:
        raise FourfoldError(
            f"There are {len(sites):,} places to choose from and {asked.number:,} are"
            " to be chosen. Ask for fewer, or give more candidates."
        )
    return sites, names


def _sites(
    found: Placement, sites: Floats, names: tuple[str, ...], *, total: float
) -> tuple[Site, ...]:
    so_far = np.cumsum(found.gained) / total
    return tuple(
        Site(
            name=names[at],
            east=float(sites[at, 0]),
            north=float(sites[at, 1]),
            gained=float(gained),
            so_far=float(share),
        )
        for at, gained, share in zip(found.chosen, found.gained, so_far, strict=True)
    )


def _earlier(store: Store, cube: Cube, asked: Asked, *, sites: Floats) -> float | None:
    """What the same sites would have reached before: how steady the places are."""
    gaps = {gap.month for gap in cube.gaps(asked.authority)}
    months = [m for m in asked.period.before().months if m in set(cube.months) - gaps]
    points, weights = _recorded(store, cube, asked, known=tuple(months))
    if not (months and weights.sum() > 0):
        return None
    near = within_reach(sites, points, asked.reach).sum(axis=0) > 0
    return float(weights[near].sum() / weights.sum())
