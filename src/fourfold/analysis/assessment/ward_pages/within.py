"""Where within a ward: its small areas, and nothing finer."""

import numpy as np

from fourfold.analysis.assessment.directions import allows_percentage
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.questions.where.concentration import (
    SMOOTHED,
    SNAPPED,
)
from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    count_text,
    number_cell,
    rate_with_limits,
)
from fourfold.analysis.assessment.wording import (
    percentages,
    period_name,
    plural,
    rate,
    whole,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.concentration import top_share_by_chance

WITHIN = "within-the-ward"
TITLE = "Where in the ward"
NO_AREAS = (
    "No small areas are known in this ward, so nothing can be said of places in it."
)
ONE_AREA = "The ward has one small area, {}, so nothing can be said of places in it."
BORDERS = "A small area that lies across the border is counted in one ward only."
SEED = 20_261_125


def within_block(found: Found, ward: Area) -> Block:
    measure, areas = drawn_measure(found.scope), small_areas_of(found, ward)
    if measure is None or not areas:
        return Block(WITHIN, TITLE, (Paragraph(NO_AREAS),))
    if len(areas) == 1:
        return Block(WITHIN, TITLE, (Paragraph(ONE_AREA.format(areas[0].name)),))
    counts = [found.of(measure, "count", area.code) for area in areas]
    ranked = sorted(counts, key=lambda each: (-(each.value or 0), each.area.code))
    return Block(
        WITHIN,
        TITLE,
        (_sentence(found, measure, ranked), Paragraph(f"{SNAPPED} {BORDERS}")),
        tables=(_table(found, measure, ward, ranked=ranked),),
    )


def small_areas_of(found: Found, ward: Area) -> tuple[Area, ...]:
    """The LSOAs whose middle lies in the ward, by code."""
    ward_of = found.background.ward_of
    return tuple(
        area for area in found.scope.lsoas if ward_of.get(area.code) == ward.code
    )


def _sentence(found: Found, measure: Measure, ranked: list[Finding]) -> Paragraph:
    ids = tuple(each.id for each in ranked)
    unknown = next((each for each in ranked if each.value is None), None)
    head = f"{measure.short_title} by small area (LSOA)"
    if unknown is not None:
        return Paragraph(f"{head}: {unknown.reason}.", ids)
    total = round(sum(each.value or 0 for each in ranked))
    if not total:
        return Paragraph(f"{head}: none was recorded.", ids)
    areas = plural(len(ranked), "small area", "small areas")
    most = ranked[0]
    share = most.value or 0
    if not allows_percentage(total):
        return Paragraph(
            f"{head}: {whole(total)} in {areas}, too few to say where there is most.",
            ids,
        )
    own, chance = percentages(share / total, _by_chance(found, ranked, total))
    return Paragraph(
        f"{head}: of {areas}, {most.area.name} had most, {own} of all "
        f"({whole(share)} of {whole(total)}). Had it been spread like residents, "
        f"chance alone would have put {chance} in one of them.",
        ids,
    )


def _by_chance(found: Found, ranked: list[Finding], total: int) -> float:
    """The share of the area with most, were each resident's risk the same."""
    rates = [found.of(each.measure, "rate", each.area.code) for each in ranked]
    people = np.array([each.parts.denominator or 0 for each in rates], np.float64)
    weights = people if people.sum() else np.ones(len(people))
    return top_share_by_chance(
        total, weights, share=1 / len(ranked), rng=np.random.default_rng(SEED)
    )


def _table(
    found: Found, measure: Measure, ward: Area, *, ranked: list[Finding]
) -> FigureTable:
    return FigureTable(
        id=f"table-within-{ward.code}",
        caption=(
            f"{measure.short_title} in the small areas of {ward.name}, "
            f"{period_name(found.scope.period)}"
        ),
        columns=(
            "Small area (LSOA)",
            measure.unit.capitalize(),
            "Per 1,000 residents (95% interval)",
            "Smoothed",
        ),
        rows=tuple((each.area.name, _cells(found, measure, each)) for each in ranked),
    )


def _cells(found: Found, measure: Measure, count: Finding) -> tuple[Cell, ...]:
    code = count.area.code
    return (
        number_cell(count, count_text),
        number_cell(found.of(measure, "rate", code), rate_with_limits),
        number_cell(
            found.of(measure, SMOOTHED, code), lambda each: rate(each.value or 0)
        ),
    )
