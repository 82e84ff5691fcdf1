"""What an assessment knows beside counts: deprivation, harm, outcomes, stops."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.cube.reader import Indicator
from fourfold.analysis.offences.harm import HarmScale


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """What is known of the crimes of an authority, by the month they were recorded.

    months : of the crimes, in order
    offences : ids of crime types, in order
    groups : ids of outcome groups, in order; the last, 'none-known', is of crimes
        that no outcome file speaks of
    counts : int64, shape (months, offences, groups); each crime once, by its latest
        outcome
    known : bool, shape (months,); whether the crimes of the month are in the data
    as_at : the last month that an outcome was published for
    """

    months: tuple[str, ...]
    offences: tuple[str, ...]
    groups: tuple[str, ...]
    counts: NDArray[np.int64]
    known: NDArray[np.bool_]
    as_at: str


@dataclass(frozen=True, slots=True)
class StopCounts:
    """Stops and searches located in an authority.

    months : those that files were loaded for, in order
    by_month : int64, shape (months,)
    by_hour : int64, shape (7, 24): Monday first, local time
    by_group, by_age, by_object, by_outcome : label, as published, and number, most
        first; '' where the officer's entry is blank
    unplaced : share of the force's searches without a point, 0 to 1
    force : whose files these are, as sentences name it
    """

    months: tuple[str, ...]
    by_month: NDArray[np.int64]
    by_hour: NDArray[np.int64]
    by_group: tuple[tuple[str, int], ...]
    by_age: tuple[tuple[str, int], ...]
    by_object: tuple[tuple[str, int], ...]
    by_outcome: tuple[tuple[str, int], ...]
    unplaced: float
    force: str

    @property
    def total(self) -> int:
        return int(self.by_month.sum())


@dataclass(frozen=True, slots=True)
class Background:
    """Evidence that is not a count of events by area and month.

    indicators : by id
    harm_scales : the scale that the text uses comes first
    outcomes : of the authority; None where no outcome file is loaded
    stops : of the authority; None where no stop-and-search file is loaded
    extents : square kilometres, by code of the authorities of the group
    ward_of : code of the ward that an LSOA lies in, by code of the LSOA
    """

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    harm_scales: tuple[HarmScale, ...] = ()
    outcomes: OutcomeCounts | None = None
    stops: StopCounts | None = None
    extents: Mapping[str, float] = field(default_factory=dict)
    ward_of: Mapping[str, str] = field(default_factory=dict)
