"""Puts an assessment together from its figures.

The words are made here, and from the figures alone. What publication withholds
from a finding is therefore in no sentence either.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain

from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment import profiles
from fourfold.analysis.assessment.background import Background
from fourfold.analysis.assessment.estimates import worked_out
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Draft
from fourfold.analysis.assessment.questions import (
    about_the_data,
    causes,
    compare,
    harm,
    headline,
    response,
    what,
    when,
    whom,
)
from fourfold.analysis.assessment.questions.change import section as change
from fourfold.analysis.assessment.questions.question import Question
from fourfold.analysis.assessment.questions.where import section as where
from fourfold.analysis.assessment.section_ids import SECTION_IDS
from fourfold.analysis.assessment.structure import (
    Assessment,
    Found,
    Record,
    Scope,
    Section,
)
from fourfold.analysis.assessment.ward_pages import page as ward_pages
from fourfold.analysis.errors import UnknownLabelError

Outlines = tuple[BaseGeometry, ...]

QUESTIONS: tuple[Question, ...] = (
    headline.QUESTION,
    what.QUESTION,
    harm.QUESTION,
    where.QUESTION,
    when.QUESTION,
    whom.QUESTION,
    change.QUESTION,
    compare.QUESTION,
    causes.QUESTION,
    response.QUESTION,
    *about_the_data.QUESTIONS,
)


def planned_figures(scope: Scope) -> tuple[FigureId, ...]:
    """The figures to count for all questions and profiles, each once."""
    every = chain.from_iterable(question.plan(scope) for question in QUESTIONS)
    return tuple(dict.fromkeys((*every, *profiles.plan(scope))))


def composed(
    scope: Scope,
    record: Record,
    drafts: Sequence[Draft],
    *,
    background: Background,
    outlines: tuple[Outlines, Outlines],
) -> Assessment:
    """The assessment that the drafts make, every figure of the plan among them.

    outlines : of the wards and of the LSOAs
    """
    counted = {finding.id: finding for finding in worked_out(drafts)}
    seen = Found(scope, counted, background, record)
    derived = {
        question.id: {each.id: each for each in question.derive(seen)}
        for question in QUESTIONS
    }
    every = dict(counted)
    for own in derived.values():
        every |= own
    every |= {each.id: each for each in ward_pages.derive(seen)}
    found = Found(scope, every, background, record)
    wards, lsoas = outlines
    return Assessment(
        scope=scope,
        record=record,
        background=background,
        sections=tuple(
            _with_figures(question.section(found), tuple(derived[question.id]))
            for question in QUESTIONS
        ),
        findings=found.findings,
        outlines=wards,
        fine_outlines=lsoas,
    )


def _with_figures(section: Section, derived: tuple[str, ...]) -> Section:
    """A section has what it worked out among its figures, beside what it counted."""
    figures = tuple(dict.fromkeys((*section.figures, *derived)))
    return replace(section, figures=figures)


def chosen_sections(names: Collection[str]) -> tuple[str, ...]:
    """Section ids in the order of the document. Raises for one that is not there."""
    if unknown := [name for name in names if name not in SECTION_IDS]:
        raise UnknownLabelError(
            f"there is no section {unknown[0]!r}; there are {', '.join(SECTION_IDS)}"
        )
    return tuple(name for name in SECTION_IDS if name in names)
