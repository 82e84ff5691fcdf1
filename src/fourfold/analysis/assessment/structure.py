"""The plain data of an assessment: what is assessed, what was found, in sections."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.background import Background
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.tables import FigureTable
from fourfold.analysis.assessment.wording import period_name
from fourfold.analysis.cube.reader import (
    Area,
    AreaGap,
    BuildInfo,
    ForceQuality,
    Population,
)
from fourfold.analysis.offences.measures import Measure

# The kind of figure that says what changed, crimes in series allowed for.
CHANGE_IN_SERIES = "change-dispersed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The authorities that this one is set beside.

    title : as a sentence names the group: 'the 15 boroughs most like it'
    reason : why these, in a sentence
    members : those that are in the data, without the authority itself, by code
    absent : names of those that belong to the group and are not in the data
    source : who drew up the group, and when
    """

    id: str
    title: str
    reason: str
    members: tuple[Area, ...]
    absent: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is assessed.

    lsoas : those of the authority, by code; empty where no outlines are loaded
    comparison : None where no other authority is in the data
    span : every month of the data, for the series by month
    headline : the measures of the first page, also given by ward and by month
    types : the measures that together hold each crime type once
    left_out : those of them that the files loaded have no row of
    """

    authority: Area
    wards: tuple[Area, ...]
    lsoas: tuple[Area, ...]
    comparison: Comparison | None
    period: Period
    span: Period
    headline: tuple[Measure, ...]
    types: tuple[Measure, ...]
    left_out: tuple[Measure, ...] = ()

    @property
    def before(self) -> Period:
        return self.period.before()

    @property
    def known_span(self) -> Period:
        """The months of the data up to the last that is assessed."""
        return Period(self.span.first, self.period.last)

    @property
    def group(self) -> tuple[Area, ...]:
        """The authority and those it is set beside; itself alone where none are."""
        others = self.comparison.members if self.comparison else ()
        return (self.authority, *others)


@dataclass(frozen=True, slots=True)
class Record:
    """Where the figures come from and what is wrong with that."""

    build: BuildInfo
    invented: bool
    forces: tuple[ForceQuality, ...]
    gaps: tuple[AreaGap, ...]
    populations: tuple[Population, ...]
    licences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know about the data: what, how much, and what follows from it."""

    label: str
    value: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, with the ids of the figures that they speak of."""

    text: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section with a heading of its own; charts name it by its id.

    fact_columns : the headings of its facts: what, how much, what it means
    """

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[FigureTable, ...] = ()
    facts: tuple[Fact, ...] = ()
    fact_columns: tuple[str, str, str] = ("What", "How much", "What it means")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the assessment. Its figures are ids of the assessment's findings.

    paragraphs : what a reader with one minute should know of it
    """

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...] = ()
    figures: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for block in self.blocks for fact in block.facts)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything an assessment says.

    outlines : of the wards, in their order; fine_outlines : of the LSOAs, in theirs
    """

    scope: Scope
    record: Record
    background: Background
    sections: tuple[Section, ...]
    findings: Mapping[str, Finding]
    outlines: tuple[BaseGeometry, ...]
    fine_outlines: tuple[BaseGeometry, ...] = ()

    @property
    def title(self) -> str:
        scope = self.scope
        period = period_name(scope.period).removeprefix("the ")
        return f"Crime and anti-social behaviour in {scope.authority.name}, {period}"

    @property
    def found(self) -> "Found":
        return Found(self.scope, self.findings, self.background, self.record)

    def section(self, name: str) -> Section:
        """The section of that id."""
        return next(section for section in self.sections if section.id == name)


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of a scope, to be asked for by what they are."""

    scope: Scope
    findings: Mapping[str, Finding]
    background: Background
    record: Record

    def of(
        self, measure: Measure, kind: str, area: str, *, period: Period | None = None
    ) -> Finding:
        """One finding by its area's code; of the scope's own period unless told."""
        figure = FigureId(measure.id, kind, area, period or self.scope.period)
        return self.findings[str(figure)]

    def change_of(self, measure: Measure, area: str) -> Finding:
        """The change on the period before, with what the sentences need of it.

        Its limits allow for crimes that come in series where that can be told, and
        take them one by one where it cannot.
        """
        alone = self.of(measure, "change", area)
        if not self.has(measure, CHANGE_IN_SERIES, area):
            return alone
        allowed = self.of(measure, CHANGE_IN_SERIES, area)
        if not (alone.known and allowed.known):
            return alone
        return replace(allowed, draft=replace(allowed.draft, parts=alone.parts))

    def has(
        self, measure: Measure, kind: str, area: str, *, period: Period | None = None
    ) -> bool:
        """Whether there is such a finding, known or not."""
        figure = FigureId(measure.id, kind, area, period or self.scope.period)
        return str(figure) in self.findings
