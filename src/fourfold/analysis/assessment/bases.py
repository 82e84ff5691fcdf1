"""Stretches of months that were recorded in one way.

A change of recording that the definition of a measure declares begins a new one. No
other month does: a base that starts wherever the line looks different would explain
away what the reader should see.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fourfold.analysis.offences.measures import Measure, SeriesBreak


@dataclass(frozen=True, slots=True)
class Base:
    """Places of months, from start up to and not including stop.

    opened : the change of recording that it begins with; None for the first
    """

    start: int
    stop: int
    opened: SeriesBreak | None = None

    def __len__(self) -> int:
        return self.stop - self.start


def bases_of(
    measure: Measure, months: Sequence[str], forces: Collection[str]
) -> tuple[Base, ...]:
    """The bases of a series, in order; together they are all of its months."""
    found = sorted(
        (
            each
            for each in measure.breaks
            if each.force in (None, *forces) and months[0] < each.month <= months[-1]
        ),
        key=lambda each: each.month,
    )
    opened: list[SeriesBreak | None] = [None, *found]
    starts = [0, *(months.index(each.month) for each in found)]
    stops = [*starts[1:], len(months)]
    return tuple(
        Base(start, stop, opener)
        for start, stop, opener in zip(starts, stops, opened, strict=True)
    )
