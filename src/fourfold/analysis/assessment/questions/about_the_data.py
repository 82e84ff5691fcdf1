"""What we do not know, what the figures are, how they are made, where they are from."""

from fourfold.analysis.assessment.data_quality import (
    quality_facts,
    quality_paragraphs,
    source_facts,
)
from fourfold.analysis.assessment.drafting import ALL_CRIME
from fourfold.analysis.assessment.formulas import formula_of
from fourfold.analysis.assessment.left_out import left_out_sentence
from fourfold.analysis.assessment.limits import LIMITS_OF_ALL, limits_facts
from fourfold.analysis.assessment.section_ids import (
    LIMITS,
    METHODS,
    SOURCES,
    UNKNOWN,
)
from fourfold.analysis.assessment.structure import (
    Block,
    Fact,
    Found,
    Paragraph,
    Scope,
    Section,
)
from fourfold.analysis.offences.measures import measure

from .question import Question, nothing_counted, nothing_derived


def left_out_paragraphs(scope: Scope) -> tuple[Paragraph, ...]:
    """None where the files loaded hold every type of crime."""
    if not scope.left_out:
        return ()
    return (Paragraph(left_out_sentence(scope.left_out, measure(ALL_CRIME))),)


def unknown(found: Found) -> Section:
    return Section(
        UNKNOWN,
        "What we do not know",
        (
            *left_out_paragraphs(found.scope),
            *(Paragraph(text) for text in quality_paragraphs(found.record)),
        ),
        blocks=(
            Block(
                "quality",
                "How good the data is",
                facts=quality_facts(found.scope, found.record),
            ),
        ),
    )


def limits(found: Found) -> Section:
    return Section(
        LIMITS,
        "What these figures are, and are not",
        tuple(Paragraph(text) for text in LIMITS_OF_ALL),
        blocks=(
            Block(
                "measures",
                "Measure by measure",
                facts=limits_facts(found.scope),
                fact_columns=("Measure", "What it counts", "How far to trust it"),
            ),
        ),
    )


def methods(found: Found) -> Section:
    """How each kind of figure that occurs is worked out, once each."""
    kinds = {finding.kind: finding for finding in found.findings.values()}
    facts = tuple(
        Fact(formula.words, formula.interval, formula.page)
        for formula in dict.fromkeys(formula_of(each) for each in kinds.values())
    )
    return Section(
        METHODS,
        "How the figures are made",
        (
            Paragraph(
                "Every figure is made in one of these ways, and has an id by which "
                "anybody can count it again from the publishers' own files."
            ),
        ),
        blocks=(
            Block(
                "formulas",
                "Ways of working",
                facts=facts,
                fact_columns=("How it is worked out", "Interval", "More"),
            ),
        ),
    )


def sources(found: Found) -> Section:
    return Section(
        SOURCES,
        "Sources and licences",
        tuple(Paragraph(line) for line in found.record.licences),
        blocks=(
            Block(
                "releases",
                "What was loaded",
                facts=source_facts(found.record),
                fact_columns=("What", "Which", "Details"),
            ),
        ),
    )


QUESTIONS = (
    Question(UNKNOWN, nothing_counted, nothing_derived, unknown),
    Question(LIMITS, nothing_counted, nothing_derived, limits),
    Question(METHODS, nothing_counted, nothing_derived, methods),
    Question(SOURCES, nothing_counted, nothing_derived, sources),
)
