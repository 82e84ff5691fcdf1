"""When: the calendar months that usually lie above the year, as far as data tell."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.monthly import monthly
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.seasons import Season, season_of
from fourfold.analysis.assessment.section_ids import WHEN
from fourfold.analysis.assessment.stop_hours import hours_block
from fourfold.analysis.assessment.structure import Block, Found, Paragraph, Section
from fourfold.analysis.assessment.tables import Cell, FigureTable
from fourfold.analysis.assessment.wording import (
    MONTHS,
    percentages,
    probability,
    span_name,
)
from fourfold.analysis.offences.measures import Measure

from .change.section import plan
from .numbers import estimate_of
from .question import Question
from .subject import Subject, words_of

TITLE = "When"
KIND = "season"
MONTHS_ONLY = (
    "The open data give the month of a crime and neither day nor hour, so nothing is "
    "said of days of the week or times of day."
)

FEW_YEARS = "; with so few years only a strong season would show"

# Of no season at all, where months differ by no more than chance.
LIKELY_CHANCE = 0.05


def derive(found: Found) -> Iterator[Finding]:
    for measure in found.scope.headline:
        yield _season(found, measure)


def _season(found: Found, measure: Measure) -> Finding:
    area = found.scope.authority
    subject = Subject(found, measure, KIND, area)
    series = monthly(found, measure, area)
    season = season_of(series)
    if series.withheld or isinstance(season, str):
        return subject.not_known(season if isinstance(season, str) else series.missing)
    pattern, highest = season.pattern, int(season.pattern.indices.argmax())
    numbers = ", ".join(
        f"{name} {index:.2f}"
        for name, index in zip(MONTHS, pattern.indices, strict=True)
    )
    return subject.known(
        _words(season),
        estimate=estimate_of(
            pattern.indices[highest],
            pattern.lower[highest],
            pattern.upper[highest],
            pattern.p_value,
        ),
        numbers=numbers,
        inputs=season.series.figures,
    )


def _words(season: Season) -> str:
    pattern, months = season.pattern, season.series.months
    span = span_name(Period(months[0], months[-1]))
    if pattern.p_value > LIKELY_CHANCE:
        few = "" if season.may_be_taken_out else FEW_YEARS
        return (
            f"no season beyond chance, {span}: the months of the year differ by no "
            f"more than months differ anyway{few}"
        )
    high, low = int(pattern.indices.argmax()), int(pattern.indices.argmin())
    above, below = percentages(pattern.indices[high] - 1, 1 - pattern.indices[low])
    return (
        f"usually most in {MONTHS[high]}, {above} above the month's share of its "
        f"year, and fewest in {MONTHS[low]}, {below} below it, {span}"
    )


def section(found: Found) -> Section:
    seasons = [
        found.of(measure, KIND, found.scope.authority.code)
        for measure in found.scope.headline
    ]
    known = [finding for finding in seasons if finding.known]
    hours = hours_block(found)
    blocks = [_block(found, known)] if known else []
    blocks += [hours] if hours else []
    return Section(
        WHEN,
        TITLE,
        (
            *(_paragraph(finding) for finding in seasons),
            Paragraph(MONTHS_ONLY),
        ),
        blocks=tuple(blocks),
        figures=tuple(finding.id for finding in seasons),
    )


def _paragraph(finding: Finding) -> Paragraph:
    name = finding.measure.short_title
    return Paragraph(f"{name}: {words_of(finding)}", (finding.id,))


def _block(found: Found, known: list[Finding]) -> Block:
    return Block(
        "season",
        "The months of the year",
        (Paragraph(_how_to_read()),),
        tables=(season_table(found, known),),
    )


def _how_to_read() -> str:
    return (
        "100% is the usual month: an index of 110% in July means that a July usually "
        "has a tenth more than a month of its year. The test asks whether months of "
        "the year differ at all."
    )


def season_table(found: Found, known: list[Finding]) -> FigureTable:
    """The index of every calendar month, a column a measure."""
    indices = [season_in(found, each.measure) for each in known]
    rows = [
        (month, tuple(Cell(f"{column[at]:.0%}") for column in indices))
        for at, month in enumerate(MONTHS)
    ]
    tests = tuple(Cell(probability(each.p_value or 0), each.id) for each in known)
    return FigureTable(
        id="table-season",
        caption="Each month of the year beside the usual month",
        columns=("Month", *(finding.measure.short_title for finding in known)),
        rows=(*rows, ("Test of no season", tests)),
    )


def season_in(found: Found, measure: Measure) -> NDArray[np.float64]:
    """Index of each calendar month, January first; of a measure with a season."""
    season = season_of(monthly(found, measure, found.scope.authority))
    if isinstance(season, str):
        raise ValueError(f"the season of {measure.id} is {season}")
    return season.pattern.indices


QUESTION = Question(WHEN, plan, derive, section)
