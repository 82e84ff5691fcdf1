"""What violence goes together with, place by place; never what causes it."""

from collections.abc import Iterator

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.profiles import DRAWN, drawn_measure
from fourfold.analysis.assessment.section_ids import CAUSES
from fourfold.analysis.assessment.structure import (
    Block,
    Found,
    Paragraph,
    Scope,
    Section,
)
from fourfold.analysis.assessment.tables import FigureTable, number_cell
from fourfold.analysis.assessment.ward_features import ward_features

from .beside_indicators import (
    DEPRIVATION,
    Setting,
    decimals,
    derive,
    figures_of,
    ratios,
    setting_of,
)
from .kinds_of_wards import wards_block
from .question import Question
from .subject import words_of
from .where.concentration import plan as small_areas_plan

TITLE = "What goes together with it"
NO_INDICATORS = (
    "No table of deprivation is loaded. Load the English Indices of Deprivation (File "
    "7), then build again; this section then says how violence and deprivation go "
    "together."
)
NO_MEASURE = "No measure is counted by small area, so nothing can be set beside it."
NOT_MADE = (
    "The index without its crime part cannot be made from the table loaded: it needs "
    "ranks, or the scores of every small area of England."
)
PLACES = (
    "This is about places, not people: it does not say that deprived people are "
    "violent or that either brings the other about. The crime part of the index is "
    "left out, for it is made of police records too."
)

BLOCK = "indicators"


def plan(scope: Scope) -> Iterator[FigureId]:
    yield from small_areas_plan(scope)
    measure = drawn_measure(scope)
    for ward in scope.wards if measure else ():
        yield FigureId(DRAWN, "rate", ward.code, scope.period)


def section(found: Found) -> Section:
    setting = setting_of(found)
    if setting is None:
        return Section(CAUSES, TITLE, (Paragraph(_why_not(found)),))
    return Section(
        CAUSES,
        TITLE,
        (*_paragraphs(found, setting), Paragraph(PLACES)),
        blocks=tuple(_blocks(found, setting)),
        figures=tuple(
            figure.id
            for indicator in setting.indicators
            for figure in figures_of(found, setting, indicator)
        ),
    )


def _why_not(found: Found) -> str:
    if drawn_measure(found.scope) is None:
        return NO_MEASURE
    return NOT_MADE if found.background.indicators else NO_INDICATORS


def _paragraphs(found: Found, setting: Setting) -> Iterator[Paragraph]:
    deprivation = found.background.indicators.get(DEPRIVATION)
    if deprivation is None:
        yield Paragraph(NOT_MADE)
        return
    together, fifths = figures_of(found, setting, deprivation)
    if setting.small.reason:
        text = f"{setting.measure.short_title}: {words_of(fifths)}"
        yield Paragraph(text, (fifths.id, together.id))
        return
    for figure in (fifths, together):
        text = f"{setting.measure.short_title}: {words_of(figure)}"
        yield Paragraph(text, (figure.id,))


def _blocks(found: Found, setting: Setting) -> Iterator[Block]:
    if not setting.small.reason:
        yield _indicators_block(found, setting)
    wards = ward_features(found, setting.measure)
    if wards is not None:
        yield wards_block(found, wards)


def _indicators_block(found: Found, setting: Setting) -> Block:
    rows = []
    for indicator in setting.indicators:
        together, fifths = figures_of(found, setting, indicator)
        cells = number_cell(together, _coefficient), number_cell(fifths, _times)
        rows.append((indicator.title.capitalize(), cells))
    return Block(
        BLOCK,
        "Beside what is known of the small areas",
        (
            Paragraph(
                f"{setting.indicators[0].source}. A coefficient of 1 is the same "
                f"order, 0 no order in common. Small areas beside each other are "
                f"alike, so the intervals are too narrow."
            ),
        ),
        tables=(
            FigureTable(
                id="table-indicators",
                caption=f"{setting.measure.short_title} beside deprivation",
                columns=(
                    "Indicator",
                    "Coefficient (95% interval)",
                    "Most ÷ least deprived fifth (95% interval)",
                ),
                rows=tuple(rows),
            ),
        ),
    )


def _coefficient(found: Finding) -> str:
    low, high = decimals(found.lower), decimals(found.upper)
    return f"{decimals(found.value)} ({low} to {high})"


def _times(found: Finding) -> str:
    ratio, lower, upper = ratios(found.value or 0, found.lower or 0, found.upper or 0)
    return f"{ratio} ({lower} to {upper})"


QUESTION = Question(CAUSES, plan, derive, section)
