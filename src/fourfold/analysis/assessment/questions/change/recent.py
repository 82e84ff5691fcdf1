"""The last three months beside what is usual for the time of year."""

from dataclasses import dataclass

from fourfold.analysis.assessment.directions import (
    NEITHER,
    UP,
    allows_percentage,
    direction_of,
)
from fourfold.analysis.assessment.findings import Estimate, Finding
from fourfold.analysis.assessment.monthly import Monthly, monthly, series_rule
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.questions.numbers import estimate_of
from fourfold.analysis.assessment.questions.subject import Subject, words_of
from fourfold.analysis.assessment.seasons import Season, season_of
from fourfold.analysis.assessment.sentences import percentage_change
from fourfold.analysis.assessment.structure import Found, Paragraph
from fourfold.analysis.assessment.wording import (
    capitalised,
    month_name,
    span_name,
    whole,
)
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.dispersed_change import dispersed_change
from fourfold.analysis.statistics.recent_level import recent_level

KIND = "recent-change"
USUAL = "the usual for the time of year"
SAME_MONTHS = "the same months a year before"
WAYS = {UP: "above", NEITHER: "no different beyond chance from"}


@dataclass(frozen=True, slots=True)
class Recent:
    """The last months beside others.

    last, usual : months; estimate : of the ratio
    expected : offences in the last months, had they been as usual
    beside : what they are set beside, in words
    """

    last: Monthly
    usual: Monthly
    estimate: Estimate
    expected: float
    beside: str


def recent_change(found: Found, measure: Measure) -> Finding:
    """Whether the last months leave the usual; less the season where it is known."""
    area = found.scope.authority
    subject = Subject(found, measure, KIND, area)
    series = monthly(found, measure, area)
    both = _last_and_usual(series)
    if isinstance(both, str):
        return subject.not_known(both)
    last, usual = both
    season = season_of(series)
    if isinstance(season, Season) and season.may_be_taken_out:
        recent = _beside_the_usual(last, usual, season)
    else:
        recent = _beside_the_year_before(last, usual)
    inputs = (*recent.usual.figures, *recent.last.figures)
    return subject.known(
        recent_words(recent),
        estimate=recent.estimate,
        numbers=_numbers(recent),
        inputs=inputs,
    )


def _last_and_usual(series: Monthly) -> tuple[Monthly, Monthly] | str:
    """The last months and those before them, or why they cannot be told."""
    recent, before = series_rule("recent_months"), series_rule("usual_months")
    base, needed = series.bases[-1], recent + before
    if len(base) < needed:
        since = (
            f"recording changed in {month_name(base.opened.month)}"
            if base.opened
            else f"the figures begin in {month_name(series.months[0])}"
        )
        return f"not known, because {since} and it takes {needed} months"
    part = series.part(base.stop - needed, base.stop)
    return part.missing or (part.part(before, needed), part.part(0, before))


def _beside_the_usual(last: Monthly, usual: Monthly, season: Season) -> Recent:
    level = recent_level(
        usual.counts,
        last.counts,
        usual_season=season.of(usual),
        last_season=season.of(last),
        season_error=season.error_of(last),
    )
    expected = usual.counts.sum() / season.of(usual).sum() * season.of(last).sum()
    estimate = estimate_of(level.ratio, level.lower, level.upper, level.p_value)
    return Recent(last, usual, estimate, float(expected), USUAL)


def _beside_the_year_before(last: Monthly, usual: Monthly) -> Recent:
    same = usual.part(0, len(last.months))
    change = dispersed_change(same.counts, last.counts)
    estimate = estimate_of(change.ratio, change.lower, change.upper, change.p_value)
    return Recent(last, same, estimate, float(same.counts.sum()), SAME_MONTHS)


def recent_words(recent: Recent) -> str:
    """'from April 2018 to June 2018, 12% above the usual …: 1,204 recorded, …'."""
    months = span_name(Period(recent.last.months[0], recent.last.months[-1]))
    found = recent.last.counts.sum()
    numbers = f"{whole(found)} recorded, {_beside(recent)}"
    if not found and not recent.expected:
        return f"from {months}, {numbers}"
    return f"from {months}, {_phrase(recent)}: {numbers}"


def _beside(recent: Recent) -> str:
    if recent.beside == USUAL:
        return f"about {whole(recent.expected)} expected"
    return f"{whole(recent.expected)} a year before"


def _phrase(recent: Recent) -> str:
    direction = direction_of(recent.estimate)
    way = WAYS.get(direction, "below")
    if direction == NEITHER:
        return f"{way} {recent.beside}"
    if not allows_percentage(round(recent.expected)):
        return f"{way} {recent.beside}, too few for a percentage"
    value, lower, upper = percentage_change(recent.estimate)
    return f"{value} {way} {recent.beside} (95% interval {lower} to {upper})"


def _numbers(recent: Recent) -> str:
    value = recent.estimate.value
    result = "no ratio" if value is None else f"{value:.3f}"
    return f"{whole(recent.last.counts.sum())} ÷ {recent.expected:,.1f} = {result}"


def recent_paragraph(found: Found, measure: Measure) -> Paragraph:
    recent = found.of(measure, KIND, found.scope.authority.code)
    return Paragraph(capitalised(words_of(recent)), (recent.id,))
