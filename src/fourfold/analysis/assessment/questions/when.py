"""When: the calendar months that usually lie above the year, as far as data tell."""

from collections.abc import Iterator

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
from fourfold.analysis.statistics.seasonality import SeasonalPattern

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

SHORTEST = "; February has the fewest days"
FEBRUARY = 1

FEW_YEARS = "; with so few years only a strong season would show"


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
    if not season.is_beyond_chance:
        few = "" if season.may_be_taken_out else FEW_YEARS
        return (
            f"no season beyond chance, {span}: the months of the year differ by no "
            f"more than months differ anyway{few}"
        )
    high, low = int(pattern.indices.argmax()), int(pattern.indices.argmin())
    above, least_above, most_above = percentages(
        pattern.indices[high] - 1, pattern.lower[high] - 1, pattern.upper[high] - 1
    )
    below, least_below, most_below = percentages(
        1 - pattern.indices[low], 1 - pattern.upper[low], 1 - pattern.lower[low]
    )
    days = SHORTEST if low == FEBRUARY else ""
    return (
        f"usually most in {MONTHS[high]}, {above} above the usual month (95% interval "
        f"{least_above} to {most_above}), and fewest in {MONTHS[low]}, {below} below "
        f"it (95% interval {least_below} to {most_below}){days}, {span}"
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
    """The index of every calendar month with its interval, a column a measure."""
    patterns = [season_in(found, each.measure) for each in known]
    rows = [
        (month, tuple(Cell(_index_with_limits(pattern, at)) for pattern in patterns))
        for at, month in enumerate(MONTHS)
    ]
    tests = tuple(Cell(probability(each.p_value or 0), each.id) for each in known)
    return FigureTable(
        id="table-season",
        caption="Each month of the year beside the usual month (95% interval)",
        columns=("Month", *(finding.measure.short_title for finding in known)),
        rows=(*rows, ("Test of no season", tests)),
    )


def _index_with_limits(pattern: SeasonalPattern, place: int) -> str:
    """'112% (104% to 120%)', of a calendar month, 0 for January."""
    index, lower, upper = (
        f"{float(each[place]):.0%}"
        for each in (pattern.indices, pattern.lower, pattern.upper)
    )
    return f"{index} ({lower} to {upper})"


def season_in(found: Found, measure: Measure) -> SeasonalPattern:
    """Indices of calendar months, January first; of a measure whose season is known."""
    season = season_of(monthly(found, measure, found.scope.authority))
    if isinstance(season, str):
        raise ValueError(f"the season of {measure.id} is {season}")
    return season.pattern


QUESTION = Question(WHEN, plan, derive, section)
