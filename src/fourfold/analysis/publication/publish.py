"""The only door from counts to a reader."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fourfold.analysis.assessment.findings import Draft, Finding, Parts
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.section_ids import (
    LIMITS,
    SECTION_IDS,
    SOURCES,
    UNKNOWN,
)
from fourfold.analysis.assessment.sections import chosen_sections, composed
from fourfold.analysis.assessment.structure import Assessment, Record, Section
from fourfold.analysis.cube.reader import Area, ReleaseInfo
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.publication.commentary import Commentary
from fourfold.analysis.publication.rules import Rule, refuse_smaller_areas, rule_for
from fourfold.analysis.publication.suppression import withheld_cells
from fourfold.analysis.publication.tables import Cell, cells_of, tables_among

# Figures never go out without what is wrong with them.
ALWAYS = (UNKNOWN, LIMITS, SOURCES)

WITHHELD = "withheld, because so few could point to a person"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a published figure is from."""

    measure: Measure
    period: Period
    area: Area
    build: str
    releases: tuple[ReleaseInfo, ...]


@dataclass(frozen=True, slots=True)
class PublishedAssessment:
    """An assessment with nothing in it that its audience may not see.

    notes : what was done to the counts, in sentences; none where nothing was
    commentary : what the analyst adds, by section
    """

    assessment: Assessment
    audience: str
    provenance: Mapping[str, Provenance]
    notes: tuple[str, ...]
    commentary: Mapping[str, Commentary]

    @property
    def licences(self) -> tuple[str, ...]:
        return self.assessment.record.licences


def publish(
    assessment: Assessment,
    *,
    audience: str = "public",
    sections: Collection[str] = (),
    commentary: Sequence[Commentary] = (),
) -> PublishedAssessment:
    """Withhold, round and say where from; the words are written again afterwards.

    sections : ids of those to publish, all of them where none is named. What is not
        known, what the figures are and where they are from always go with them.

    Raises UnknownLabelError for an audience without a rule, FourfoldError for an
    area smaller than may be shown.
    """
    scope = assessment.scope
    refuse_smaller_areas((scope.authority, *scope.wards, *scope.lsoas))
    drafts = [
        finding.draft
        for finding in assessment.findings.values()
        if finding.draft.figure.is_counted
    ]
    rules = {
        draft.measure.id: rule_for(draft.measure.source, audience) for draft in drafts
    }
    values = _shown_values(drafts, rules, assessment)
    published = composed(
        scope,
        assessment.record,
        [_published(draft, values) for draft in drafts],
        background=assessment.background,
        outlines=(assessment.outlines, assessment.fine_outlines),
    )
    return PublishedAssessment(
        assessment=replace(published, sections=_chosen(published, sections)),
        audience=audience,
        provenance=_provenance(published.findings, assessment.record),
        notes=_notes(rules.values()),
        commentary={each.section: each for each in commentary},
    )


def _chosen(assessment: Assessment, names: Collection[str]) -> tuple[Section, ...]:
    wanted = chosen_sections((*names, *ALWAYS)) if names else SECTION_IDS
    return tuple(each for each in assessment.sections if each.id in wanted)


def _notes(rules: Iterable[Rule]) -> tuple[str, ...]:
    kinds = sorted({(rule.threshold, rule.rounding) for rule in rules})
    return tuple(
        f"To protect people, counts from 1 to {threshold - 1} are withheld, with as "
        f"many others as it takes that they cannot be worked out, and what is shown "
        f"is rounded to the nearest {rounding}."
        for threshold, rounding in kinds
        if threshold > 1
    )


def _shown_values(
    drafts: list[Draft], rules: Mapping[str, Rule], assessment: Assessment
) -> dict[Cell, int]:
    """The counts that may be shown, rounded. A count that is not there may not."""
    values: dict[Cell, int] = {}
    for draft in drafts:
        values |= _counted(draft)
    thresholds = {name: rule.threshold for name, rule in rules.items()}
    tables = tables_among(values, assessment.scope)
    hidden = withheld_cells(values, tables, thresholds)
    return {
        cell: rounded(value, rules[cell.measure].rounding)
        for cell, value in values.items()
        if cell not in hidden
    }


def _counted(draft: Draft) -> dict[Cell, int]:
    """The counts behind a figure that are known."""
    parts = draft.parts
    numbers = {
        "numerator": parts.numerator,
        "before": parts.before,
        "denominator": parts.denominator,
        "whole": _sum(parts.numerator, parts.rest),
    }
    return {
        cell: number
        for name, cell in cells_of(draft).items()
        if (number := numbers[name]) is not None
    }


def _published(draft: Draft, shown: Mapping[Cell, int]) -> Draft:
    """The draft with its counts as they may be shown, or without them."""
    cells = cells_of(draft)
    numbers = {name: shown.get(cell) for name, cell in cells.items()}
    own = draft.parts
    parts = Parts(
        numerator=numbers["numerator"],
        denominator=numbers.get("denominator", own.denominator),
        before=numbers.get("before"),
        rest=_difference(numbers.get("whole"), numbers["numerator"]),
        rest_denominator=own.rest_denominator,
    )
    if draft.reason or all(number is not None for number in numbers.values()):
        return replace(draft, parts=parts)
    return replace(draft, parts=parts, reason=WITHHELD, withheld=True)


def rounded(count: int, base: int) -> int:
    """To the nearest multiple of the base; halves up, as in published statistics."""
    return (2 * count + base) // (2 * base) * base


def _sum(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _difference(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else max(whole - part, 0)


def _provenance(
    findings: Mapping[str, Finding], record: Record
) -> dict[str, Provenance]:
    return {
        name: Provenance(
            finding.measure,
            finding.period,
            finding.area,
            record.build.id,
            tuple(
                release
                for release in record.build.releases
                if release.dataset == finding.measure.source
            ),
        )
        for name, finding in findings.items()
    }
