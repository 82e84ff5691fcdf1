"""In short: how much, how often, and whether it changed."""

from collections.abc import Iterator

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.plan import rate_kinds
from fourfold.analysis.assessment.section_ids import HEADLINE
from fourfold.analysis.assessment.structure import Found, Paragraph, Scope, Section
from fourfold.analysis.assessment.summaries import (
    headline_sentence,
    places_paragraphs,
)

from .about_the_data import left_out_paragraphs
from .question import Question, nothing_derived

TITLE = "In short"


def plan(scope: Scope) -> Iterator[FigureId]:
    area = scope.authority.code
    for counted in scope.headline:
        for kind in ("count", *rate_kinds(counted), "change"):
            yield FigureId(counted.id, kind, area, scope.period)
        yield FigureId(counted.id, "count", area, scope.before)


def section(found: Found) -> Section:
    scope = found.scope
    lines = (
        Paragraph(
            headline_sentence(found, measure),
            (
                found.of(measure, "count", scope.authority.code).id,
                found.of(measure, "rate", scope.authority.code).id,
                found.change_of(measure, scope.authority.code).id,
            ),
        )
        for measure in scope.headline
    )
    places = (Paragraph(text) for text in places_paragraphs(found))
    return Section(
        HEADLINE,
        TITLE,
        (*lines, *left_out_paragraphs(scope), *places),
        figures=tuple(str(figure) for figure in plan(scope)),
    )


QUESTION = Question(HEADLINE, plan, nothing_derived, section)
