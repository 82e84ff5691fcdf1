"""The plain data of an assessment: what is assessed, what was found, in sections."""

from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.wording import period_name
from fourfold.analysis.cube.reader import (
    Area,
    AreaGap,
    BuildInfo,
    ForceQuality,
    Population,
)
from fourfold.analysis.offences.measures import Measure


@dataclass(frozen=True, slots=True)
class Scope:
    """What is assessed.

    span : every month of the data, for the series by month
    headline : the measures of the first page, also given by ward and by month
    types : the measures that together hold each crime type once
    """

    authority: Area
    wards: tuple[Area, ...]
    period: Period
    span: Period
    headline: tuple[Measure, ...]
    types: tuple[Measure, ...]

    @property
    def before(self) -> Period:
        return self.period.before()


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
class Section:
    """A part of the assessment. Its figures are ids of the assessment's findings."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    figures: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything an assessment says. `outlines` are of the wards, in their order."""

    scope: Scope
    record: Record
    sections: tuple[Section, ...]
    findings: Mapping[str, Finding]
    outlines: tuple[BaseGeometry, ...]

    @property
    def title(self) -> str:
        scope = self.scope
        period = period_name(scope.period).removeprefix("the ")
        return f"Crime and anti-social behaviour in {scope.authority.name}, {period}"

    def section(self, name: str) -> Section:
        """The section of that id."""
        return next(section for section in self.sections if section.id == name)


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of a scope, to be asked for by what they are."""

    scope: Scope
    findings: Mapping[str, Finding]

    def of(
        self, measure: Measure, kind: str, area: str, *, period: Period | None = None
    ) -> Finding:
        """One finding by its area's code; of the scope's own period unless told."""
        figure = FigureId(measure.id, kind, area, period or self.scope.period)
        return self.findings[str(figure)]
