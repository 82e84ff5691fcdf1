"""Puts an assessment together: figures worked out, words written from them.

Words are written from findings and from nothing else. What publication withholds
from a finding is therefore in no sentence either.
"""

from collections.abc import Callable, Sequence

from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.data_quality import (
    quality_facts,
    quality_paragraphs,
    source_facts,
)
from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.assessment.findings import Draft
from fourfold.analysis.assessment.limits import LIMITS_OF_ALL, limits_facts
from fourfold.analysis.assessment.plan import (
    HEADLINE,
    MONTHS,
    TYPES,
    WARDS,
    planned_figures,
)
from fourfold.analysis.assessment.structure import (
    Assessment,
    Found,
    Record,
    Scope,
    Section,
)
from fourfold.analysis.assessment.summaries import (
    headline_paragraphs,
    months_paragraphs,
    types_paragraphs,
    wards_paragraphs,
)

QUALITY, LIMITS, SOURCES = "quality", "limits", "sources"

_FOUND: dict[str, tuple[str, Callable[[Found], tuple[str, ...]]]] = {
    HEADLINE: ("In short", headline_paragraphs),
    TYPES: ("By type", types_paragraphs),
    WARDS: ("By ward", wards_paragraphs),
    MONTHS: ("By month", months_paragraphs),
}


def composed(
    scope: Scope,
    record: Record,
    drafts: Sequence[Draft],
    *,
    outlines: tuple[BaseGeometry, ...],
) -> Assessment:
    """The assessment that the drafts make, every figure of the plan among them."""
    findings = {finding.id: finding for finding in worked_out(drafts)}
    found = Found(scope, findings)
    figures = planned_figures(scope)
    by_figures = tuple(
        Section(name, title, written(found), tuple(str(each) for each in figures[name]))
        for name, (title, written) in _FOUND.items()
    )
    return Assessment(
        scope=scope,
        record=record,
        sections=(*by_figures, *_about_the_data(scope, record)),
        findings=findings,
        outlines=outlines,
    )


def _about_the_data(scope: Scope, record: Record) -> tuple[Section, ...]:
    return (
        Section(
            QUALITY,
            "How good the data is",
            quality_paragraphs(record),
            facts=quality_facts(scope, record),
        ),
        Section(
            LIMITS,
            "What these figures are, and are not",
            LIMITS_OF_ALL,
            facts=limits_facts(scope),
        ),
        Section(
            SOURCES,
            "Sources and licences",
            record.licences,
            facts=source_facts(record),
        ),
    )
