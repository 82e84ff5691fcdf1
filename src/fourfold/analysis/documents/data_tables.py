"""Figures and series as rows of open data, in the order of the columns."""

from collections.abc import Iterator, Sequence

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.formulas import formula_of, worked_numbers
from fourfold.analysis.documents.csv_tables import Field
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.publication.publish import PublishedAssessment

Rows = Iterator[Sequence[Field]]


def figure_rows(published: PublishedAssessment) -> Rows:
    """A row a figure, as `data_columns.FIGURES` says."""
    invented = published.assessment.record.invented
    for finding in published.assessment.findings.values():
        provenance = published.provenance[finding.id]
        parts = finding.parts
        yield (
            finding.id,
            finding.measure.id,
            finding.kind,
            finding.area.code,
            finding.area.name,
            finding.period.first,
            finding.period.last,
            bare(finding.value),
            finding.unit,
            bare(finding.lower),
            bare(finding.upper),
            finding.p_value,
            parts.numerator,
            parts.denominator,
            parts.before,
            parts.rest,
            parts.rest_denominator,
            finding.known,
            finding.withheld,
            finding.reason,
            finding.sentence,
            formula_of(finding).words,
            worked_numbers(finding),
            " ".join(release.id for release in provenance.releases),
            provenance.build,
            invented,
        )


def series_rows(published: PublishedAssessment, measure: Measure) -> Rows:
    """A row a month and area of one measure, as `data_columns.SERIES` says."""
    record = published.assessment.record
    for finding in monthly(published, measure):
        yield (
            finding.period.first,
            finding.area.code,
            finding.area.name,
            None if finding.value is None else round(finding.value),
            finding.unit,
            finding.known,
            finding.reason,
            finding.id,
            record.build.id,
            record.invented,
        )


def monthly(published: PublishedAssessment, measure: Measure) -> list[Finding]:
    """The counts of a measure by month: by area, and then in the order of time."""
    found = [
        each
        for each in published.assessment.findings.values()
        if each.kind == "count" and each.measure == measure and len(each.period) == 1
    ]
    return sorted(found, key=lambda each: (each.area.code, each.period.first))


def bare(value: float | None) -> float | None:
    """A whole number without a point, so that a count looks like one everywhere."""
    return int(value) if value is not None and float(value).is_integer() else value
