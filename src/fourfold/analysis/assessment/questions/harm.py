"""How much harm it does: counts and weighted counts, always side by side."""

from collections.abc import Iterator

import numpy as np

from fourfold.analysis.assessment.directions import DOWN, NEITHER, direction_of
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Estimate, Finding
from fourfold.analysis.assessment.plan import is_share_of_crime
from fourfold.analysis.assessment.section_ids import HARM
from fourfold.analysis.assessment.sentences import percentage_change
from fourfold.analysis.assessment.structure import (
    Block,
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
    share_text,
)
from fourfold.analysis.assessment.wording import (
    before_name,
    capitalised,
    listed,
    percentages,
    period_name,
    rate,
    whole,
)
from fourfold.analysis.offences.harm import HarmScale
from fourfold.analysis.offences.measures import Measure, measure
from fourfold.analysis.statistics.weighted_counts import weighted_ratio, weighted_sum

from .numbers import estimate_of
from .question import Question
from .subject import Subject, words_of
from .weighed_types import Weighed, by_month, weighed_by

TITLE = "How much harm it does"
TOTAL = "recorded-crime"
KIND, CHANGE, SHARE = "harm", "harm-change", "harm-share"
MOST = 3
NOT_ALONE = (
    "Harm is never shown without the count beside it: a weight says how a court would "
    "begin to punish, not what a victim went through."
)


def plan(scope: Scope) -> Iterator[FigureId]:
    area = scope.authority.code
    for each in scope.types:
        yield FigureId(each.id, "count", area, scope.period)
        yield FigureId(each.id, "count", area, scope.before)


def derive(found: Found) -> Iterator[Finding]:
    weighed = weighed_by(found, found.background.harm_scales[0], found.scope.authority)
    yield harm_total(found, weighed)
    yield _change(found, weighed)
    for at, each in enumerate(weighed.types):
        yield _share(found, weighed, at=at, each=each)


def harm_total(found: Found, weighed: Weighed) -> Finding:
    """The harm of all types that have a weight, in the area they were counted in."""
    subject = Subject(found, measure(TOTAL), KIND, weighed.area)
    if weighed.reason:
        return subject.not_known(weighed.reason)
    total = weighted_sum(weighed.now, weighed.weights)
    parts = " + ".join(
        f"{whole(n)} × {w:g}" for n, w in zip(weighed.now, weighed.weights, strict=True)
    )
    return subject.known(
        f"{whole(total.value)} {weighed.scale.unit} (95% interval {whole(total.lower)} "
        f"to {whole(total.upper)})",
        estimate=estimate_of(total.value, total.lower, total.upper),
        numbers=f"{parts} = {total.value:,.1f}",
        inputs=weighed.figures,
    )


def _change(found: Found, weighed: Weighed) -> Finding:
    subject = Subject(found, measure(TOTAL), CHANGE, found.scope.authority)
    if weighed.reason or np.isnan(weighed.before).any():
        reason = weighed.reason or "not known, because the period before is not known"
        return subject.not_known(reason)
    ratio = weighted_ratio(
        weighed.before,
        weighed.now,
        weighed.weights,
        by_month=by_month(found, weighed),
    )
    estimate = estimate_of(ratio.ratio, ratio.lower, ratio.upper)
    if estimate.value is None:
        return subject.not_known("not known, because there was none in one period")
    before = float((weighed.before * weighed.weights).sum())
    return subject.known(
        f"harm {_moved(estimate)} against {before_name(found.scope.period)}",
        estimate=estimate,
        numbers=f"{weighed.harm.sum():,.1f} ÷ {before:,.1f} = {ratio.ratio:.3f}",
        inputs=weighed.figures,
    )


def _moved(estimate: Estimate) -> str:
    way = direction_of(estimate)
    if way == NEITHER:
        return "did not change beyond chance"
    value, lower, upper = percentage_change(estimate)
    moved = "fell" if way == DOWN else "rose"
    return f"{moved} by {value} (95% interval {lower} to {upper})"


def _share(found: Found, weighed: Weighed, *, at: int, each: Measure) -> Finding:
    subject = Subject(found, each, SHARE, found.scope.authority)
    total = weighed.harm.sum()
    if weighed.reason or not total:
        reason = weighed.reason or "not known, because no harm was recorded"
        return subject.not_known(reason)
    own = weighed.harm[at]
    return subject.known(
        f"{percentages(own / total)[0]} of the harm of all types",
        estimate=estimate_of(own / total),
        numbers=(
            f"{whole(weighed.now[at])} × {weighed.weights[at]:g} ÷ {total:,.1f} = "
            f"{own / total:.3f}"
        ),
        inputs=weighed.figures,
    )


def section(found: Found) -> Section:
    scales = found.background.harm_scales
    weighed = weighed_by(found, scales[0], found.scope.authority)
    area = found.scope.authority.code
    total = found.of(measure(TOTAL), KIND, area)
    change = found.of(measure(TOTAL), CHANGE, area)
    if not total.known:
        said: tuple[Paragraph, ...] = (
            Paragraph(f"Harm: {total.reason}.", (total.id,)),
        )
    else:
        said = (
            Paragraph(total_sentence(found, weighed, total), (total.id,)),
            Paragraph(capitalised(words_of(change)), (change.id,)),
            _leading(found, weighed),
            Paragraph(hangs_on(weighed)),
        )
    return Section(
        HARM,
        TITLE,
        (*said, Paragraph(NOT_ALONE)),
        blocks=tuple(_block(found, scale, at=at) for at, scale in enumerate(scales)),
        figures=(total.id, change.id),
    )


def total_sentence(found: Found, weighed: Weighed, total: Finding) -> str:
    """What the crimes stand for, and by which scale."""
    crimes = "the crimes of the types loaded" if found.scope.left_out else "the crimes"
    return (
        f"By the {weighed.scale.title}, {crimes} recorded in "
        f"{period_name(found.scope.period)} stand for {words_of(total)}"
    )


def _leading(found: Found, weighed: Weighed) -> Paragraph:
    """The types that carry most of the harm, each with its share of the count."""
    order = np.argsort(-weighed.harm, kind="stable")[:MOST]
    crimes = weighed.now.sum() or 1
    parts, figures = [], []
    for at in order:
        share = found.of(weighed.types[at], SHARE, found.scope.authority.code)
        harm, count = percentages(share.value or 0, weighed.now[at] / crimes)
        parts.append(
            f"{weighed.types[at].short_title.lower()} ({harm} of the harm, {count} of "
            f"the crimes)"
        )
        figures.append(share.id)
    return Paragraph(f"Most of it: {listed(parts)}.", tuple(figures))


def hangs_on(weighed: Weighed) -> str:
    """How much hangs on one grave crime, and on what the police find themselves."""
    total, scale = weighed.harm.sum(), weighed.scale
    sentences = []
    if scale.heaviest:
        same = scale.heaviest.weight / (total or 1)
        sentences.append(
            f"One {scale.heaviest.offence} weighs {whole(scale.heaviest.weight)}, "
            f"{percentages(same)[0]} of all the harm here: a total in a small area can "
            f"hang on a single crime, which a weight for a whole type does not show."
        )
    found_by_police = sum(
        harm
        for each, harm in zip(weighed.types, weighed.harm, strict=True)
        if not set(each.offences).isdisjoint(scale.detected)
    )
    if found_by_police:
        sentences.append(
            f"Without the types that the police find rather than are told of, it is "
            f"{whole(total - found_by_police)}."
        )
    return " ".join(sentences)


def _block(found: Found, scale: HarmScale, *, at: int) -> Block:
    first = at == 0
    return Block(
        "harm-by-type" if first else f"harm-{scale.id}",
        "Count and harm by type" if first else f"By the {scale.title}",
        (Paragraph(f"{scale.basis} Source: {scale.source}."),),
        tables=(_table(found, scale, first=first),),
    )


def _table(found: Found, scale: HarmScale, *, first: bool) -> FigureTable:
    weighed = weighed_by(found, scale, found.scope.authority)
    total = weighed.harm.sum()
    rows = []
    for each in (each for each in found.scope.types if is_share_of_crime(each)):
        count = found.of(each, "count", found.scope.authority.code)
        cells: tuple[Cell, ...] = (Cell("no score"), Cell(""), Cell(""))
        if each in weighed.types:
            place = weighed.types.index(each)
            cells = _cells(found, weighed, place, total=total, first=first)
        rows.append((each.short_title, (number_cell(count, count_text), *cells)))
    return FigureTable(
        id="table-harm" if first else f"table-harm-{scale.id}",
        caption=f"Count and harm, {period_name(found.scope.period)}",
        columns=("Type", "Offences", "Weight", "Harm", "Share of harm"),
        rows=tuple(rows),
    )


def _cells(
    found: Found, weighed: Weighed, at: int, *, total: float, first: bool
) -> tuple[Cell, ...]:
    each, harm = weighed.types[at], weighed.harm[at]
    share = Cell(percentages(harm / total)[0] if total > 0 else "not known")
    if first:
        own = found.of(each, SHARE, found.scope.authority.code)
        share = number_cell(own, share_text)
    return (
        Cell(rate(weighed.weights[at])),
        Cell("not known" if np.isnan(harm) else whole(harm)),
        share,
    )


QUESTION = Question(HARM, plan, derive, section)
