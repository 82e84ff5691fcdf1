"""Outcomes and searches of Little Fold, to hand to its cube."""

from collections.abc import Mapping, Sequence

import numpy as np

from fourfold.analysis.cube.outcomes import NONE_KNOWN, OutcomeCounts
from fourfold.analysis.cube.stops import StopCounts
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.outcomes import outcome_groups
from tests.analysis.assessment.small_cube import MONTHS

GROUPS = (*(group.id for group in outcome_groups()), NONE_KNOWN)
OFFENCES = tuple(crime_type.id for crime_type in crime_types())
# Three wards with ten offences each: what became of a month's violence.
VIOLENCE = {"formal": 3, "no-suspect": 18, "pending": 1, "unknown": 2, NONE_KNOWN: 6}


def outcomes_of(
    monthly: Mapping[str, Mapping[str, int]],
    *,
    months: Sequence[str] = MONTHS,
    as_at: Sequence[str] | str = "2024-06",
) -> OutcomeCounts:
    """The same outcomes every month, by offence and group."""
    counts = np.zeros((len(months), len(OFFENCES), len(GROUPS)), np.int64)
    for offence, groups in monthly.items():
        for group, number in groups.items():
            counts[:, OFFENCES.index(offence), GROUPS.index(group)] = number
    editions = [as_at] * len(months) if isinstance(as_at, str) else as_at
    return OutcomeCounts(tuple(months), OFFENCES, GROUPS, counts, tuple(editions))


def stops_of(
    by_hour: Mapping[tuple[int, int], int],
    *,
    months: Sequence[str] = ("2024-05", "2024-06"),
    by_age: Sequence[tuple[str, int]] = (("18-24", 6), ("", 4)),
    by_group: Sequence[tuple[str, int]] = (("White", 5), ("Black", 4), ("", 1)),
    repeated: int = 0,
) -> StopCounts:
    """Ten searches by two forces, at these days (Monday is 0) and hours."""
    hours = np.zeros((7, 24), np.int64)
    for (day, hour), number in by_hour.items():
        hours[day, hour] = number
    return StopCounts(
        months=tuple(months),
        by_month=np.array([4, 6]),
        by_hour=hours,
        by_group=tuple(by_group),
        by_age=tuple(by_age),
        by_object=(("Controlled drugs", 10),),
        by_outcome=(("A no further action disposal", 7), ("Arrest", 3)),
        unplaced=0.08,
        repeated=repeated,
        forces=("Fold Constabulary", "Nextshire Police"),
    )
