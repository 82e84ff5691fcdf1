"""Whether a crime is soon followed by others nearby: from files that tell the day.

found = near_repeats_of(Asked(read_placed(path, columns)))
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fourfold.analysis.assessment.wording import percentage, plural
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.places.ground import Floats
from fourfold.analysis.places.own_files import PlacedRows
from fourfold.analysis.statistics.hotspot_kinds import Rules
from fourfold.analysis.statistics.local_clusters import beyond_chance
from fourfold.analysis.statistics.near_repeat_chains import chains
from fourfold.analysis.statistics.near_repeats import NearRepeats, near_repeats
from fourfold.analysis.statistics.repeat_places import repeat_places

METRES, DAYS, ORDERS = (100.0, 200.0, 400.0), (7.0, 14.0, 28.0, 56.0), 999
# Metres under which two crimes are at the same place.
SAME = 1.0

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    metres, days : where bands end, rising; the same place is a band of its own
    metric : manhattan (along streets of a grid) or euclidean (as the crow flies)
    orders, seed : of the dates, tried at random
    """

    crimes: PlacedRows
    metres: tuple[float, ...] = METRES
    days: tuple[float, ...] = DAYS
    metric: str = "manhattan"
    orders: int = ORDERS
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """Pairs of crimes so far and so long apart.

    far, long : from and to; a band has its lower edge and not its upper
    ratio : observed over expected; None where none is expected
    is_more : whether there are more than chance makes, among all bands looked at
    """

    far: tuple[float, float]
    long: tuple[float, float]
    observed: int
    expected: float
    ratio: float | None
    p_value: float
    is_more: bool


@dataclass(frozen=True, slots=True)
class Chains:
    """Crimes that hang together, each near another in place and time.

    metres, days : how far apart two may be at most
    number, crimes : of chains, and of crimes in any; longest : crimes in the longest
    """

    metres: float
    days: float
    number: int
    crimes: int
    longest: int


@dataclass(frozen=True, slots=True)
class Repeats:
    """Places with crimes: places in all, those with two or more, and crimes there."""

    places: int
    repeated: int
    crimes: int
    most: int


@dataclass(frozen=True, slots=True)
class NearRepeatAnswer:
    """The answer; bands by distance, then by time.

    first, last : days of the first and the last crime, as YYYY-MM-DD
    rate : of the bands named, what chance may have named
    """

    asked: Asked
    crimes: int
    first: str
    last: str
    bands: tuple[Band, ...]
    chains: Chains
    repeats: Repeats
    rate: float

    @property
    def sentence(self) -> str:
        """What was found, with how far it can be trusted."""
        when = f"{self.crimes:,} crimes from {self.first} to {self.last}"
        more = [band for band in self.bands if band.is_more]
        if not more:
            return (
                f"{when}: in none of {len(self.bands)} bands do more crimes follow one"
                " another than chance makes."
            )
        least = max(more, key=lambda band: (band.ratio or 0.0, -band.p_value))
        is_same = least.far[1] <= SAME
        far = "at the same place" if is_same else _apart(*least.far, "metres")
        soon = _apart(*least.long, "days")
        chance = percentage(self.rate, digits=0)
        return (
            f"{when}: in {len(more)} of {len(self.bands)} bands more crimes follow one"
            f" another than chance makes. Most so {far} and"
            f" {soon} apart: {plural(least.observed, 'pair', 'pairs')}, where"
            f" {least.expected:,.1f} would be by chance. Of the bands named, chance may"
            f" have named {chance}."
        )


def near_repeats_of(
    asked: Asked, *, progress: Progress = lambda _done, _of: None
) -> NearRepeatAnswer:
    """Knox's test in all bands, chains, and places to which crime comes back.

    progress : called with how many orders of the dates are done, of how many

    Raises FourfoldError where the crimes are too few, lie all on one day, tell the
    month alone, or orders are too few to name any band.

    Source: docs/methods/near-repeats.md and repeat-places.md.
    """
    crimes, rate = asked.crimes, Rules.in_force().false_discoveries
    _refuse_too_few_orders(asked, rate)
    try:
        found = near_repeats(
            crimes.points,
            crimes.days,
            distances=(0.0, SAME, *asked.metres),
            times=(0.0, *asked.days),
            metric=asked.metric,
            orders=asked.orders,
            seed=asked.seed,
            progress=progress,
        )
        metres, days = asked.metres[0], asked.days[0]
        hanging = chains(
            crimes.points, crimes.days, distance=metres, time=days, metric=asked.metric
        )
    except ValueError as problem:
        raise FourfoldError(f"The crimes of the file: {problem}.") from problem
    lengths = np.bincount(hanging[hanging >= 0])
    return NearRepeatAnswer(
        asked=asked,
        crimes=len(crimes.days),
        first=str(crimes.days.min()),
        last=str(crimes.days.max()),
        bands=_bands(found, rate),
        chains=Chains(
            metres, days, lengths.size, int(lengths.sum()), int(lengths.max(initial=0))
        ),
        repeats=_repeats(crimes.points),
        rate=rate,
    )


def _bands(found: NearRepeats, rate: float) -> tuple[Band, ...]:
    named = beyond_chance(found.p_value, rate=rate) & (found.observed > found.expected)
    return tuple(
        Band(
            far=(found.distances[row], found.distances[row + 1]),
            long=(found.times[column], found.times[column + 1]),
            observed=int(found.observed[row, column]),
            expected=float(found.expected[row, column]),
            ratio=_known(float(found.ratio[row, column])),
            p_value=float(found.p_value[row, column]),
            is_more=bool(named[row, column]),
        )
        for row, column in np.ndindex(found.observed.shape)
    )


def _refuse_too_few_orders(asked: Asked, rate: float) -> None:
    """With too few no band could ever be named, whatever the crimes do."""
    bands = (len(asked.metres) + 1) * len(asked.days)
    needed = math.ceil(bands / rate) - 1
    if asked.orders < needed:
        raise FourfoldError(
            f"{asked.orders:,} orders of the dates are too few to tell {bands} bands"
            f" from chance: try {needed:,} or more, or fewer bands."
        )


def _repeats(points: Floats) -> Repeats:
    """Places by how many crimes they had; the same place to the metre."""
    _, counts = np.unique(np.floor(points / SAME), axis=0, return_counts=True)
    again = repeat_places(counts[:, np.newaxis])
    return Repeats(
        places=counts.size,
        repeated=again.place.size,
        crimes=int(again.events.sum()),
        most=int(counts.max()),
    )


def _known(ratio: float) -> float | None:
    return ratio if np.isfinite(ratio) else None


def _apart(begin: float, end: float, unit: str) -> str:
    """'under 7 days', '7 to under 14 days'."""
    if begin <= SAME and unit == "metres":
        return f"under {end:g} metres"
    return (
        f"under {end:g} {unit}" if begin == 0 else f"{begin:g} to under {end:g} {unit}"
    )
