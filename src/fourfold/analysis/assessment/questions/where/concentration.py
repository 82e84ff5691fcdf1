"""How far violence gathers in few small areas, and which these are."""

from collections.abc import Iterator

import numpy as np

from fourfold.analysis.assessment.estimates import PER
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.questions.numbers import estimate_of
from fourfold.analysis.assessment.questions.subject import Subject, words_of
from fourfold.analysis.assessment.small_areas import SmallAreas, small_areas
from fourfold.analysis.assessment.structure import Block, Found, Paragraph, Scope
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    count_text,
    number_cell,
    rate_with_limits,
)
from fourfold.analysis.assessment.wording import (
    capitalised,
    percentages,
    period_name,
    plural,
    rate,
    whole,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.concentration import (
    generalised_gini,
    share_in_top,
    top_share_by_chance,
)

BLOCK = "small-areas"
TOP, UNEVENNESS, SMOOTHED = "top-twentieth", "unevenness", "smoothed-rate"
SHARE = 0.05
LISTED = 10

# Chance is drawn from the same numbers each time: the same data, the same words.
SEED = 20_261_124

SNAPPED = (
    "The police put each crime on the nearest of a list of points, in the middle of a "
    "road or at a public place, so a crime near a border may count next door. Where "
    "many people come and few live, as in a town centre, a rate for residents is high "
    "whoever the victims are."
)


def plan(scope: Scope) -> Iterator[FigureId]:
    measure = drawn_measure(scope)
    if measure is None:
        return
    for area in scope.lsoas:
        yield FigureId(measure.id, "count", area.code, scope.period)
        yield FigureId(measure.id, "rate", area.code, scope.period)


def derive(found: Found) -> Iterator[Finding]:
    measure = drawn_measure(found.scope)
    if measure is None:
        return
    small = small_areas(found, measure)
    yield _top(found, measure, small)
    yield _unevenness(found, measure, small)
    for at, area in enumerate(small.areas):
        yield _smoothed(found, measure, small, at=at, area=area)


def _top(found: Found, measure: Measure, small: SmallAreas) -> Finding:
    subject = Subject(found, measure, TOP, found.scope.authority)
    if small.reason:
        return subject.not_known(small.reason)
    top = share_in_top(small.counts, share=SHARE)
    total = int(np.nansum(small.counts))
    if not total:
        return subject.not_known("not known, because none was recorded")
    share, chance = percentages(top.share, _by_chance(small, total))
    return subject.known(
        f"the {plural(top.places, 'small area', 'small areas')} with most, of "
        f"{len(small.areas)}, had {share} of all ({whole(top.events)} of "
        f"{whole(total)}); had it been spread like residents, chance alone would "
        f"have put {chance} in so many",
        estimate=estimate_of(top.share),
        numbers=f"{whole(top.events)} ÷ {whole(total)} = {top.share:.3f}",
        inputs=small.figures,
    )


def _by_chance(small: SmallAreas, total: int) -> float:
    people = np.nan_to_num(small.people)
    weights = people if people.sum() else np.ones(len(people))
    return top_share_by_chance(
        total, weights, share=SHARE, rng=np.random.default_rng(SEED)
    )


def _unevenness(found: Found, measure: Measure, small: SmallAreas) -> Finding:
    subject = Subject(found, measure, UNEVENNESS, found.scope.authority)
    value = np.nan if small.reason else generalised_gini(small.counts)
    if np.isnan(value):
        return subject.not_known(small.reason or "not known, because there is none")
    return subject.known(
        f"how unevenly it is spread over the small areas: {value:.2f}, where 0 is as "
        f"even as can be and 1 is all in one place",
        estimate=estimate_of(value),
        numbers=f"generalised Gini of {len(small.areas)} counts = {value:.3f}",
        inputs=small.figures,
    )


def _smoothed(
    found: Found, measure: Measure, small: SmallAreas, *, at: int, area: Area
) -> Finding:
    subject = Subject(found, measure, SMOOTHED, area)
    inputs = (found.of(measure, "rate", area.code).id,)
    smoothed = small.smoothed.rate[at]
    if small.reason or np.isnan(smoothed):
        reason = "not known, because the number of residents is not known"
        return subject.not_known(small.reason or reason, inputs)
    weight, own = small.smoothed.weight[at], small.counts[at] / small.people[at] * PER
    return subject.known(
        f"{rate(float(smoothed))} {measure.unit} per 1,000 residents, smoothed",
        estimate=estimate_of(smoothed),
        numbers=(
            f"{weight:.2f} × {own:.2f} + {1 - weight:.2f} × "
            f"{small.smoothed.overall:.2f} = {smoothed:.2f}"
        ),
        inputs=inputs,
    )


def block(found: Found) -> Block | None:
    """None where there are no small areas, or no measure that is counted in them."""
    measure = drawn_measure(found.scope)
    if measure is None or not found.scope.lsoas:
        return None
    authority = found.scope.authority.code
    title = f"{measure.short_title} in small areas"
    top = found.of(measure, TOP, authority)
    if not top.known:
        text = f"How far it gathers: {top.reason}."
        return Block(BLOCK, title, (Paragraph(text, (top.id,)),))
    spread = found.of(measure, UNEVENNESS, authority)
    return Block(
        BLOCK,
        title,
        (
            Paragraph(f"{measure.short_title}: {words_of(top)}", (top.id,)),
            Paragraph(capitalised(words_of(spread)), (spread.id,)),
            Paragraph(SNAPPED),
        ),
        tables=(_table(found, measure),),
    )


def _table(found: Found, measure: Measure) -> FigureTable:
    """The areas with most, by count; equals by code."""
    small = small_areas(found, measure)
    order = sorted(
        range(len(small.areas)),
        key=lambda at: (-small.counts[at], small.areas[at].code),
    )[:LISTED]
    return FigureTable(
        id=f"table-small-areas-{measure.id}",
        caption=(
            f"The {len(order)} small areas with most, {period_name(found.scope.period)}"
        ),
        columns=(
            "Small area (LSOA)",
            "Ward",
            measure.unit.capitalize(),
            "Per 1,000 residents (95% interval)",
            "Smoothed",
        ),
        rows=tuple(_row(found, measure, small.areas[at]) for at in order),
    )


def _row(found: Found, measure: Measure, area: Area) -> tuple[str, tuple[Cell, ...]]:
    names = {ward.code: ward.name for ward in found.scope.wards}
    ward = found.background.ward_of.get(area.code, "")
    smoothed = found.of(measure, SMOOTHED, area.code)
    return (
        area.name,
        (
            Cell(names.get(ward, "not known"), is_number=False),
            number_cell(found.of(measure, "count", area.code), count_text),
            number_cell(found.of(measure, "rate", area.code), rate_with_limits),
            number_cell(smoothed, lambda each: rate(each.value or 0)),
        ),
    )
