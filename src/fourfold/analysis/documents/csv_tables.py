"""A published assessment for spreadsheets: one table a section."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.structure import Section
from fourfold.analysis.assessment.tables import FigureTable
from fourfold.analysis.publication.publish import PublishedAssessment

FIGURE_COLUMNS = (
    "id",
    "measure",
    "kind",
    "area_code",
    "area_name",
    "first_month",
    "last_month",
    "value",
    "unit",
    "lower_95",
    "upper_95",
    "p_value",
    "numerator",
    "denominator",
    "before",
    "known",
    "reason",
    "sentence",
    "build",
    "invented",
)
FACT_COLUMNS = ("what", "how_much", "meaning", "invented")

# A spreadsheet runs a cell that begins with one of these, whoever wrote it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

Field = str | int | float | bool | None


def csv_tables(published: PublishedAssessment) -> dict[str, str]:
    """The text of each table by name.

    A section gives its figures, or its facts where it has no figures; one with
    neither has no table. A table of numbers that are no figures is one of its own.
    """
    tables = {
        section.id: _table(section, published)
        for section in published.assessment.sections
        if section.figures or section.facts
    }
    for section in published.assessment.sections:
        for block in section.blocks:
            tables |= {
                each.id.removeprefix("table-"): _plain(each, published)
                for each in block.tables
                if not any(cell.figure for _, cells in each.rows for cell in cells)
            }
    return tables


def _plain(table: FigureTable, published: PublishedAssessment) -> str:
    invented = published.assessment.record.invented
    rows: list[Sequence[Field]] = [
        (name, *(cell.text for cell in cells), invented) for name, cells in table.rows
    ]
    return csv_text((*table.columns, "invented"), rows)


def _table(section: Section, published: PublishedAssessment) -> str:
    assessment = published.assessment
    invented = assessment.record.invented
    if section.figures:
        build = assessment.record.build.id
        found = (assessment.findings[figure] for figure in section.figures)
        return csv_text(
            FIGURE_COLUMNS, (_figure(each, build, invented) for each in found)
        )
    facts = ((fact.label, fact.value, fact.meaning, invented) for fact in section.facts)
    return csv_text(FACT_COLUMNS, facts)


def _figure(finding: Finding, build: str, invented: bool) -> Sequence[Field]:
    parts = finding.parts
    return (
        finding.id,
        finding.measure.id,
        finding.kind,
        finding.area.code,
        finding.area.name,
        finding.period.first,
        finding.period.last,
        finding.value,
        finding.unit,
        finding.lower,
        finding.upper,
        finding.p_value,
        parts.numerator,
        parts.denominator,
        parts.before,
        finding.known,
        finding.reason,
        finding.sentence,
        build,
        invented,
    )


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Field]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(field) for field in row] for row in rows)
    return text.getvalue()


def safe_cell(field: Field) -> Field:
    """What a spreadsheet would run as a formula, made text by an apostrophe.

    Blanks before it and its full-width forms do not hide it. Numbers stay numbers.
    """
    if isinstance(field, bool):
        return "yes" if field else "no"
    if not isinstance(field, str):
        return field
    plain = unicodedata.normalize("NFKC", field)
    may_run = plain.startswith(FORMULA_STARTS) or plain.lstrip().startswith(
        FORMULA_STARTS
    )
    return f"'{field}" if may_run else field
