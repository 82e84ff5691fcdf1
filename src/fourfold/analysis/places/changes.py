"""Change of an authority and its parts between two periods, beyond chance or not.

found = changes(cube, Asked(cube.find_area("Waltham Forest"), measure("violence"),
                            period, period.before()))
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.breaks import break_sentence
from fourfold.analysis.assessment.directions import allows_percentage
from fourfold.analysis.assessment.findings import Estimate
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.sentences import percentage_change
from fourfold.analysis.assessment.wording import percentage, plural, span_name, whole
from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.cube.reader import Area, Cube
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.places.ground import Origin, months_of, origin_of, weights_for
from fourfold.analysis.places.two_periods import (
    DOWN,
    NEITHER,
    NOT_TOLD,
    UP,
    Row,
    Series,
    row_of,
)
from fourfold.analysis.statistics.hotspot_kinds import Rules
from fourfold.analysis.statistics.local_clusters import beyond_chance

WARDS, OFFENCES, LSOAS = "wards", "offences", "lsoas"
BY = (WARDS, OFFENCES, LSOAS)
LEVELS = {WARDS: "ward", LSOAS: "lsoa"}
PARTS = {WARDS: "wards", OFFENCES: "kinds of offence", LSOAS: "small areas"}
Months = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    by : what the authority is cut into, one of BY
    weights : by offence, such as days of harm; None counts each event as one
    """

    authority: Area
    measure: Measure
    period: Period
    before: Period
    by: str = WARDS
    weights: dict[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """The answer; rows with the clearest change first.

    months : how many were compared, before and after
    unknown : months of either period that are not known
    cautions : what stands in the way of the comparison, in sentences
    rate : of the rows whose verdict is up or down, what chance may have named
    """

    asked: Asked
    whole: Row
    rows: tuple[Row, ...]
    months: tuple[int, int]
    unknown: tuple[str, ...]
    cautions: tuple[str, ...]
    rate: float
    origin: Origin

    @property
    def sentence(self) -> str:
        """What changed, with how far it can be trusted."""
        asked = self.asked
        weighed = ", weighed by harm," if asked.weights else ""
        return (
            f"{asked.measure.short_title}{weighed} in {asked.authority.name},"
            f" {span_name(asked.period)} beside {span_name(asked.before)}"
            f"{self._of_months()}: {_moved(self.whole)}. {self._of_parts()}"
        )

    def _of_months(self) -> str:
        """How many months the counts are of, where that is not all of them."""
        one, other = self.months
        if (one, other) == (len(self.asked.before), len(self.asked.period)):
            return ""
        if _are_same_months(self.asked):
            return f" (only the {plural(one, 'month', 'months')} known in both)"
        return f" ({other} and {one} months known)"

    def _of_parts(self) -> str:
        verdicts = [row.verdict for row in self.rows]
        up, down = verdicts.count(UP), verdicts.count(DOWN)
        parts = f"{len(verdicts):,} {PARTS[self.asked.by]}"
        if not up + down:
            return f"None of {parts} changed beyond chance."
        chance = percentage(self.rate, digits=0)
        return (
            f"Of {parts}, {up} rose and {down} fell beyond chance; of those named,"
            f" chance may have named {chance}."
        )


def changes(cube: Cube, asked: Asked) -> Changes:
    """What changed between two periods, in the whole and in each part.

    Raises FourfoldError where the periods overlap, no month of one is known, harm has
    no weight or no same months to go by, or the data may not be shown by place.

    Source: docs/methods/change.md, dispersed-change.md, two-counts.md and harm.md.
    """
    origin = origin_of(cube)
    if asked.before.last >= asked.period.first:
        raise FourfoldError(
            f"The period before ({asked.before.first} to {asked.before.last}) must end"
            f" before {asked.period.first}: no month can be on both sides."
        )
    months, unknown = _months(cube, asked)
    areas = [asked.authority]
    [total] = _by_area(cube.counts(areas), areas, asked=asked, months=months)
    weights = _weights(asked, months)
    rows = [row_of(part, weights) for part in _parts(cube, asked, months)]
    rate = Rules.in_force().false_discoveries
    return Changes(
        asked=asked,
        whole=row_of(total, weights),
        rows=tuple(sorted(_named(rows, rate), key=_clearest)),
        months=(len(months[0]), len(months[1])),
        unknown=unknown,
        cautions=tuple(_cautions(cube, asked, months)),
        rate=rate,
        origin=origin,
    )


def _months(cube: Cube, asked: Asked) -> tuple[Months, tuple[str, ...]]:
    """Months to compare, before and after; in pairs where the calendar allows it."""
    before, lost = months_of(cube, asked.authority, asked.before)
    after, gone = months_of(cube, asked.authority, asked.period)
    if _are_same_months(asked):
        pairs = [
            (one, other)
            for one, other in zip(asked.before.months, asked.period.months, strict=True)
            if one in before and other in after
        ]
        if not pairs:
            raise FourfoldError(
                "No month is known in both periods. Choose others with --period and"
                " --before."
            )
        before, after = (tuple(side) for side in zip(*pairs, strict=True))
    return (before, after), (*lost, *gone)


def _are_same_months(asked: Asked) -> bool:
    return len(asked.before) == len(asked.period) and (
        asked.before.first[5:] == asked.period.first[5:]
    )


def _weights(asked: Asked, months: Months) -> NDArray[np.float64] | None:
    if asked.weights is None:
        return None
    if not _are_same_months(asked):
        raise FourfoldError(
            "Harm is compared between the same months of two years. Leave --before"
            " out, or give the same months of an earlier year."
        )
    return weights_for(asked.measure.offences, asked.weights)


def _parts(cube: Cube, asked: Asked, months: Months) -> Iterator[Series]:
    if asked.by != OFFENCES:
        areas = cube.areas(LEVELS[asked.by], authority=asked.authority.code)
        yield from _by_area(cube.counts(areas), areas, asked=asked, months=months)
        return
    areas = (asked.authority,)
    [total] = _by_area(cube.counts(areas), areas, asked=asked, months=months)
    labels = {each.id: each.label for each in crime_types()}
    for place, offence in enumerate(asked.measure.offences):
        # The others as nought, so that weights are of the same offences everywhere.
        only = np.zeros((len(asked.measure.offences), 1))
        only[place] = 1
        yield replace(
            total,
            code=offence,
            name=labels[offence],
            before=total.before * only,
            after=total.after * only,
        )


def _by_area(
    counts: CountCube, areas: Sequence[Area], *, asked: Asked, months: Months
) -> list[Series]:
    of_measure = counts.of_offences(asked.measure.offences)
    before, after = (
        of_measure.of_months(side).values.astype(np.float64).transpose(0, 2, 1)
        for side in months
    )
    is_paired = _are_same_months(asked)
    return [
        Series(area.code, area.name, one, other, is_paired)
        for area, one, other in zip(areas, before, after, strict=True)
    ]


def _named(rows: Sequence[Row], rate: float) -> list[Row]:
    """With a verdict only where it stands among as many as were looked at."""
    chances = [np.nan if row.p_value is None else row.p_value for row in rows]
    named = beyond_chance(chances, rate=rate)
    return [
        row if is_named or row.verdict == NOT_TOLD else replace(row, verdict=NEITHER)
        for row, is_named in zip(rows, named, strict=True)
    ]


def _clearest(row: Row) -> tuple[float, str, str]:
    return (2.0 if row.p_value is None else row.p_value, row.name, row.code)


def _cautions(cube: Cube, asked: Asked, months: Months) -> Iterator[str]:
    forces = {force.force for force in cube.forces(asked.authority)}
    for each in asked.measure.breaks:
        is_between = asked.before.first < each.month <= asked.period.last
        if is_between and (each.force is None or each.force in forces):
            yield break_sentence(each)
    if not _are_same_months(asked):
        yield (
            "The two periods are not the same months of the year: a season can look"
            " like a change. Counts are compared for each month known, and months that"
            " vary together more than by chance are not allowed for."
        )
    elif len(months[0]) == 1:
        yield "One month cannot tell how much months vary: limits are of chance alone."
    if asked.weights:
        yield (
            "Where few events weigh most, limits of harm are too narrow: look at the"
            " counts beside them."
        )


def _moved(row: Row) -> str:
    """'rose by 12% (95% interval 5% to 19%): 1,204 against 1,075'."""
    numbers = f"{whole(row.after)} against {whole(row.before)}"
    if row.harm_before is not None and row.harm_after is not None:
        days = f"{whole(row.harm_after)} against {whole(row.harm_before)} days of harm"
        events = f"{whole(row.after)} and {whole(row.before)} events"
        numbers = f"{days}, from {events}"
    if row.verdict == NOT_TOLD:
        return f"cannot be told, as one period has none: {numbers}"
    if row.verdict == NEITHER:
        return f"no change beyond chance: {numbers}"
    moved = "rose" if row.verdict == UP else "fell"
    if not allows_percentage(row.before):
        return f"{moved}, too few for a percentage: {numbers}"
    value, lower, upper = percentage_change(Estimate(row.ratio, row.lower, row.upper))
    return f"{moved} by {value} (95% interval {lower} to {upper}): {numbers}"
