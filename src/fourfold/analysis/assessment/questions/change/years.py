"""The year against the year before, allowing for crimes that come in series."""

from dataclasses import dataclass

import numpy as np

from fourfold.analysis.assessment.breaks import break_sentence, breaks_across
from fourfold.analysis.assessment.directions import NEITHER, direction_of
from fourfold.analysis.assessment.findings import Estimate, Finding
from fourfold.analysis.assessment.monthly import WITHHELD, Monthly, monthly
from fourfold.analysis.assessment.questions.numbers import estimate_of
from fourfold.analysis.assessment.questions.subject import Subject
from fourfold.analysis.assessment.sentences import change_phrase, change_words
from fourfold.analysis.assessment.structure import CHANGE_IN_SERIES as KIND
from fourfold.analysis.assessment.structure import Found, Paragraph
from fourfold.analysis.assessment.wording import capitalised, period_name, whole
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.dispersed_change import (
    DispersedChange,
    dispersed_change,
)

ONE_MONTH = "not known, because one month cannot tell how much months vary"
NONE = "none was recorded in either"
DOUBT = "Counted one by one, without that, it would have seemed to change."
SERIES = "no change beyond chance, as crimes come in series"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to say about the change of a measure over the year.

    words : to follow a colon, with the two counts
    direction : of the interval that allows for series
    figures : ids of what is said
    doubted : whether the interval that takes crimes one by one said otherwise
    """

    words: str
    direction: str
    figures: tuple[str, ...]
    doubted: bool


def change_verdict(found: Found, measure: Measure, area: Area | None = None) -> Verdict:
    """The change of a measure in an area, of the authority unless told.

    Where the interval that allows for series is not known, it is that of the two
    totals alone.
    """
    code = (area or found.scope.authority).code
    alone = found.of(measure, "change", code)
    if not found.has(measure, KIND, code) or not found.of(measure, KIND, code).known:
        words = change_words(alone.draft, alone.estimate) if alone.known else ""
        way = direction_of(alone.estimate)
        return Verdict(words or alone.reason, way, (alone.id,), doubted=False)
    allowed = found.of(measure, KIND, code)
    way = direction_of(allowed.estimate)
    doubted = way == NEITHER and direction_of(alone.estimate) != NEITHER
    words = verdict_words(alone, allowed.estimate)
    return Verdict(words, way, (allowed.id, alone.id), doubted)


def verdict_words(alone: Finding, estimate: Estimate) -> str:
    """What changed by an estimate; `alone` is the change of the two totals."""
    if not (alone.parts.before or alone.parts.numerator):
        return NONE
    words = change_words(alone.draft, estimate)
    doubted = direction_of(estimate) == NEITHER != direction_of(alone.estimate)
    if not doubted:
        return words
    return words.replace(change_phrase(alone.draft, estimate), SERIES)


def year_change(found: Found, measure: Measure, area: Area) -> Finding:
    """The change with limits from how its months vary."""
    scope = found.scope
    series = monthly(found, measure, area)
    alone = found.of(measure, "change", area.code)
    now, then = series.over(scope.period), series.over(scope.before)
    subject = Subject(found, measure, KIND, area)
    if now is None or then is None or alone.reason or now.withheld or then.withheld:
        return subject.not_known(_reason(alone), (alone.id,))
    change = dispersed_change(then.counts, now.counts)
    inputs = (*then.figures, *now.figures)
    if np.isnan(change.lower) and np.isfinite(change.ratio):
        return subject.not_known(ONE_MONTH, inputs)
    estimate = estimate_of(change.ratio, change.lower, change.upper, change.p_value)
    return subject.known(
        verdict_words(alone, estimate),
        estimate=estimate,
        numbers=_numbers(now, then, change),
        inputs=inputs,
    )


def _reason(alone: Finding) -> str:
    """The year may be shown where its months are withheld, which is no lack of data."""
    return alone.reason if alone.reason and not alone.withheld else WITHHELD


def _numbers(now: Monthly, then: Monthly, change: DispersedChange) -> str:
    counts = f"{whole(now.counts.sum())} ÷ {whole(then.counts.sum())}"
    if not np.isfinite(change.ratio):
        return f"{counts}: no ratio"
    spread = (
        "" if np.isnan(change.dispersion) else f", dispersion {change.dispersion:.2f}"
    )
    return f"{counts} = {change.ratio:.3f}{spread}"


def year_paragraph(found: Found, measure: Measure) -> Paragraph:
    """The change over the year in words, with what stands in the way of it."""
    verdict = change_verdict(found, measure)
    sentences = [f"{capitalised(period_name(found.scope.period))}: {verdict.words}."]
    if verdict.doubted:
        sentences.append(DOUBT)
    forces = [force.force for force in found.record.forces]
    sentences += [
        break_sentence(each)
        for each in breaks_across(measure, found.scope.period, forces)
    ]
    return Paragraph(" ".join(sentences), verdict.figures)
