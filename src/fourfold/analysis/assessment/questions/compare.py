"""How we compare: the rate beside others of a named group, and the place in it."""

from collections.abc import Iterator

import numpy as np

from fourfold.analysis.assessment.directions import NEITHER, direction_of
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Estimate, Finding
from fourfold.analysis.assessment.group_rates import GroupRates, group_rates
from fourfold.analysis.assessment.section_ids import COMPARE
from fourfold.analysis.assessment.sentences import against_phrase
from fourfold.analysis.assessment.structure import (
    Block,
    Comparison,
    Found,
    Paragraph,
    Scope,
    Section,
)
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    count_text,
    number_cell,
    rate_with_limits,
)
from fourfold.analysis.assessment.wording import (
    capitalised,
    listed,
    ordinal,
    period_name,
    rate,
)
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.comparisons import ratio_to_others
from fourfold.analysis.statistics.funnels import ALARM, ALERT, WITHIN, signal
from fourfold.analysis.statistics.ranks import Rank, rank, rank_range

from .numbers import estimate_of
from .question import Question
from .subject import Subject, words_of

TITLE = "How we compare"
NOBODY = (
    "No other authority is in the data, so nothing can be compared. Load the police "
    "files, boundaries and residents of others, then build again."
)
DIFFER = (
    "Places differ for many reasons: who lives there, who comes there, and how crime "
    "is reported and recorded. A higher rate is a question, not a verdict."
)

# Chance is drawn from the same numbers each time: the same data, the same words.
SEED = 20_261_124

LOWEST, HIGHEST = "lowest", "highest"

SIGNALS = {
    WITHIN: "within the usual spread of the group",
    ALERT: "further out than 19 of 20 of such a group would be",
    ALARM: "far outside the usual spread of the group",
}


def plan(scope: Scope) -> Iterator[FigureId]:
    if scope.comparison is None:
        return
    for measure in scope.headline:
        for area in scope.group:
            yield FigureId(measure.id, "count", area.code, scope.period)
            yield FigureId(measure.id, "rate", area.code, scope.period)


def derive(found: Found) -> Iterator[Finding]:
    if found.scope.comparison is None:
        return
    for measure in found.scope.headline:
        rates = group_rates(found, measure)
        yield against_group(found, measure, rates)
        yield rank_in_group(found, measure, rates)
        yield _funnel(found, measure, rates)


def against_group(found: Found, measure: Measure, rates: GroupRates) -> Finding:
    """The first area of the group beside all the others together."""
    subject = Subject(found, measure, "against-group", rates.areas[0])
    if rates.reason:
        return subject.not_known(rates.reason)
    ratio = ratio_to_others(rates.counts, rates.people)
    estimate = estimate_of(
        ratio.ratio[0], ratio.lower[0], ratio.upper[0], ratio.p_value[0]
    )
    others = rates.without_own
    pooled = f"{others.counts.sum():,.0f} ÷ {others.people.sum():,.0f}"
    own = f"{rates.counts[0]:,.0f} ÷ {rates.people[0]:,.0f}"
    return subject.known(
        _beside(estimate, rates),
        estimate=estimate,
        numbers=f"({own}) ÷ ({pooled}) = {ratio.ratio[0]:.3f}",
        inputs=rates.figures,
    )


def _beside(estimate: Estimate, rates: GroupRates) -> str:
    """'the rate is 20% lower than the 15 … together (95% interval 19% to 22%)'."""
    others = f"{rates.title} together"
    words = against_phrase(estimate, int(rates.counts[0]))
    if direction_of(estimate) == NEITHER:
        return f"the rate shows {words} from {others}"
    size, cut, rest = words.partition(" (" if " (" in words else ", too few")
    return f"the rate is {size} than {others}{cut}{rest}"


def rank_in_group(found: Found, measure: Measure, rates: GroupRates) -> Finding:
    """The place of the first area in the order of the group."""
    subject = Subject(found, measure, "rank-in-group", rates.areas[0])
    if rates.reason:
        return subject.not_known(rates.reason)
    values = rates.counts / rates.people
    place = rank(values, position=0)
    first, last = rank_range(
        rates.counts, rates.people, position=0, rng=np.random.default_rng(SEED)
    )
    chance = range_words(place, first, last)
    return subject.known(
        f"rate {rank_words(place)}{chance}",
        estimate=estimate_of(place.lowest, first, last),
        numbers=f"{place.lowest - 1} of {place.out_of} rates are lower, "
        f"{place.tied} the same",
        inputs=rates.figures,
    )


def rank_words(place: Rank) -> str:
    """'4th lowest of 16', 'highest of 25', 'joint 2nd lowest of 5'."""
    joint = "joint " if place.tied else ""
    number, end = _end(place)
    which = end if number == 1 else f"{ordinal(number)} {end}"
    return f"{joint}{which} of {place.out_of}"


def range_words(place: Rank, first: int, last: int) -> str:
    """' (3rd to 6th, by chance alone)', counted from the same end as the place."""
    if first == last:
        return ""
    if _end(place)[1] == HIGHEST:
        first, last = place.out_of + 1 - last, place.out_of + 1 - first
    return f" ({ordinal(first)} to {ordinal(last)}, as far as chance could move it)"


def _end(place: Rank) -> tuple[int, str]:
    if place.lowest <= place.highest:
        return place.lowest, LOWEST
    return place.highest, HIGHEST


def _funnel(found: Found, measure: Measure, rates: GroupRates) -> Finding:
    subject = Subject(found, measure, "place-in-funnel", rates.areas[0])
    if rates.reason:
        return subject.not_known(rates.reason)
    group = rates.funnel
    z = float(group.z[0])
    own, target = rates.counts[0] / rates.people[0] * 1_000, group.target * 1_000
    return subject.known(
        f"{SIGNALS[signal(z)]}",
        estimate=estimate_of(z),
        numbers=(
            f"({own:.2f} − {target:.2f}) ÷ √({target:.2f} × 1,000 ÷ "
            f"{rates.people[0]:,.0f} + {group.between * 1_000:.2f}²) = {z:.2f}"
        ),
        inputs=rates.figures,
    )


def section(found: Found) -> Section:
    comparison = found.scope.comparison
    if comparison is None:
        return Section(COMPARE, TITLE, (Paragraph(NOBODY),))
    return Section(
        COMPARE,
        TITLE,
        (
            *(_sentence(found, measure) for measure in found.scope.headline),
            Paragraph(_group_sentence(found, comparison)),
            Paragraph(DIFFER),
        ),
        blocks=tuple(_block(found, measure) for measure in found.scope.headline),
        figures=tuple(str(figure) for figure in plan(found.scope)),
    )


def _sentence(found: Found, measure: Measure) -> Paragraph:
    area = found.scope.authority.code
    figures = tuple(
        found.of(measure, kind, area)
        for kind in ("rate", "against-group", "rank-in-group", "place-in-funnel")
    )
    own, against, place, spread = figures
    ids = tuple(figure.id for figure in figures)
    name = measure.short_title
    if own.value is None or not against.known:
        return Paragraph(f"{name}: {against.reason or own.reason}.", ids)
    each = f"{rate(own.value)} for every 1,000 residents"
    beside = words_of(against).rstrip(".")
    where = words_of(place).rstrip(".").removeprefix("rate ")
    usual = f" That is {words_of(spread)}" if spread.known else ""
    return Paragraph(f"{name}: {each}. {capitalised(beside)}; {where}.{usual}", ids)


def _group_sentence(found: Found, comparison: Comparison) -> str:
    parts = [f"The group is {comparison.title}. {comparison.reason}"]
    unranked = [
        area.name
        for area in comparison.members
        if not found.of(found.scope.headline[0], "rate", area.code).known
    ]
    if unranked:
        parts.append(
            f"Not ranked, because months or residents are not known: "
            f"{listed(unranked)}."
        )
    if comparison.absent:
        parts.append(
            f"Of the group and not in the data: {listed(list(comparison.absent))}."
        )
    if comparison.source:
        parts.append(f"Source of the group: {comparison.source}.")
    return " ".join(parts)


def _block(found: Found, measure: Measure) -> Block:
    return Block(f"group-{measure.id}", measure.title, tables=(_table(found, measure),))


def _table(found: Found, measure: Measure) -> FigureTable:
    """Every member by rate, the highest first; those not known at the end."""
    rates = group_rates(found, measure)
    order = sorted(
        range(len(rates.areas)),
        key=lambda at: (np.isnan(rates.rates[at]), -rates.rates[at]),
    )
    scope = found.scope
    return FigureTable(
        id=f"table-group-{measure.id}",
        caption=f"{measure.title}, {period_name(scope.period)}, the group by rate",
        columns=(
            "Authority",
            measure.unit.capitalize(),
            "Per 1,000 residents (95% interval)",
            "In its group",
        ),
        rows=tuple(_row(found, measure, rates, at=at) for at in order),
        beside_chart=f"chart-group-{measure.id}",
    )


def _row(
    found: Found, measure: Measure, rates: GroupRates, *, at: int
) -> tuple[str, tuple[Cell, ...]]:
    area = rates.areas[at]
    z = rates.funnel.z[at]
    spread = "not known" if np.isnan(z) else capitalised(SIGNALS[signal(float(z))])
    own = " (this area)" if area == found.scope.authority else ""
    each = found.of(measure, "rate", area.code)
    return (
        f"{area.name}{own}",
        (
            number_cell(found.of(measure, "count", area.code), count_text),
            number_cell(each, rate_with_limits),
            Cell(spread, is_number=False),
        ),
    )


QUESTION = Question(COMPARE, plan, derive, section)
