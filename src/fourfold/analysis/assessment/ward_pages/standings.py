"""How a ward stands among the wards, measure by measure, for setting some side by side.

A place in an order is told with the places that chance alone could give, and which
wards cannot be told apart is said outright.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.group_rates import rates_among
from fourfold.analysis.assessment.questions.compare import rank_in_group
from fourfold.analysis.assessment.questions.subject import words_of
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.tables import (
    Cell,
    against_cell,
    change_cell,
    count_text,
    number_cell,
    rate_with_limits,
    unknown_cell,
)
from fourfold.analysis.assessment.wording import capitalised
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.change import change_between

RANK = "rank-in-group"


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure in one ward.

    unit : of what is counted
    place : its rate in the order of the wards
    alike : codes of the wards whose rate cannot be told apart from its own
    """

    measure: str
    title: str
    unit: str
    count: Cell
    before: Cell
    change: Cell
    rate: Cell
    beside: Cell
    place: Cell
    alike: tuple[str, ...]


def ranks(found: Found) -> Iterator[Finding]:
    """The place of every ward by every measure of the first page."""
    # By code, so that a figure does not go with the order of a file.
    wards = sorted(found.scope.wards, key=lambda each: each.code)
    title = f"the wards of {found.scope.authority.name}"
    for measure in found.scope.headline:
        for ward in wards:
            others = [each for each in wards if each != ward]
            rates = rates_among(found, measure, (ward, *others), title=title)
            yield rank_in_group(found, measure, rates)


def standings(found: Found, ward: Area) -> tuple[Standing, ...]:
    return tuple(_standing(found, each, ward) for each in found.scope.headline)


def _standing(found: Found, measure: Measure, ward: Area) -> Standing:
    code, before = ward.code, found.scope.before
    return Standing(
        measure=measure.id,
        title=measure.short_title,
        unit=measure.unit,
        count=number_cell(found.of(measure, "count", code), count_text),
        before=number_cell(found.of(measure, "count", code, period=before), count_text),
        change=change_cell(found.of(measure, "change", code)),
        rate=number_cell(found.of(measure, "rate", code), rate_with_limits),
        beside=against_cell(found.of(measure, "against-rest", code)),
        place=place_cell(found.of(measure, RANK, code)),
        alike=_alike(found, measure, ward),
    )


def place_cell(place: Finding) -> Cell:
    """'5th highest of 22 (3rd to 9th, as far as chance could move it)'."""
    if not place.known:
        return unknown_cell(place)
    words = words_of(place).rstrip(".").removeprefix("rate ")
    return Cell(capitalised(words), place.id, is_number=False)


def _alike(found: Found, measure: Measure, ward: Area) -> tuple[str, ...]:
    """Those whose rate over its own has limits that hold 1."""
    own = found.of(measure, "rate", ward.code)
    others = [
        each
        for each in found.scope.wards
        if each != ward and found.of(measure, "rate", each.code).known
    ]
    if not own.known or not others:
        return ()
    rates = [found.of(measure, "rate", each.code) for each in others]
    ratio = change_between(
        np.full(len(others), own.parts.numerator, dtype=np.float64),
        _numbers([each.parts.numerator for each in rates]),
        exposure_before=np.full(len(others), own.parts.denominator, dtype=np.float64),
        exposure_after=_numbers([each.parts.denominator for each in rates]),
    )
    apart = (ratio.lower > 1) | (ratio.upper < 1)
    return tuple(
        each.code for each, is_apart in zip(others, apart, strict=True) if not is_apart
    )


def _numbers(parts: Sequence[int | None]) -> np.ndarray:
    return np.array([np.nan if part is None else part for part in parts], np.float64)
