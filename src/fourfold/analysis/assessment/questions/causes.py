"""What violence goes together with, place by place; never what causes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.section_ids import CAUSES
from fourfold.analysis.assessment.small_areas import SmallAreas, small_areas
from fourfold.analysis.assessment.structure import Block, Found, Paragraph, Section
from fourfold.analysis.assessment.tables import Cell, FigureTable
from fourfold.analysis.assessment.ward_features import ward_features
from fourfold.analysis.assessment.wording import (
    MINUS,
    rate,
    whole,
)
from fourfold.analysis.cube.reader import Indicator
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.associations import (
    Association,
    Fifths,
    extreme_fifths,
    spearman,
)

from .kinds_of_wards import wards_block
from .numbers import estimate_of
from .question import Question
from .subject import Subject, words_of
from .where.concentration import plan

TITLE = "What goes together with it"
WITH, FIFTHS = "with-deprivation", "deprived-fifths"
DEPRIVATION = "imd-without-crime"
NO_INDICATORS = (
    "No table of deprivation is loaded. Load the English Indices of Deprivation (File "
    "7), then build again; this section then says how violence and deprivation go "
    "together."
)
NO_MEASURE = "No measure is counted by small area, so nothing can be set beside it."
PLACES = (
    "This is about places, not people: it does not say that deprived people are "
    "violent or that either brings the other about. The crime part of the index is "
    "left out, for it is made of police records too."
)

# Coefficients as words, after Cohen: what a reader takes from a number.
WEAK, MIDDLING = 0.3, 0.5


@dataclass(frozen=True)
class _Setting:
    """The small areas of a measure with the indicators of each."""

    measure: Measure
    small: SmallAreas
    indicators: Sequence[Indicator]

    def values(self, indicator: Indicator) -> NDArray[np.float64]:
        found = indicator.values
        return np.array([found.get(a.code, np.nan) for a in self.small.areas], float)

    @property
    def rates(self) -> NDArray[np.float64]:
        return self.small.counts / self.small.people


def _setting(found: Found) -> _Setting | None:
    measure = drawn_measure(found.scope)
    indicators = [i for i in found.background.indicators.values() if not i.of_crime]
    if measure is None or not indicators:
        return None
    return _Setting(measure, small_areas(found, measure), indicators)


def derive(found: Found) -> Iterator[Finding]:
    setting = _setting(found)
    if setting is None or DEPRIVATION not in found.background.indicators:
        return
    deprivation = found.background.indicators[DEPRIVATION]
    yield _with(found, setting, deprivation)
    yield _fifths(found, setting, deprivation)


def _with(found: Found, setting: _Setting, indicator: Indicator) -> Finding:
    subject = Subject(found, setting.measure, WITH, found.scope.authority)
    small = setting.small
    if small.reason:
        return subject.not_known(small.reason)
    together = spearman(setting.rates, setting.values(indicator))
    if np.isnan(together.value):
        return subject.not_known("not known, because too few small areas have both")
    return subject.known(
        f"{_strength(together, indicator.title)} ({_signed(together)})",
        estimate=estimate_of(
            together.value, together.lower, together.upper, together.p_value
        ),
        numbers=f"{together.areas} small areas, coefficient {together.value:.3f}",
        inputs=small.figures,
    )


def _strength(found: Association, what: str) -> str:
    """Whether and how closely the two orders agree, in words."""
    if found.lower <= 0 <= found.upper:
        return (
            f"small areas with more {what} have neither more nor less of it, beyond "
            f"chance"
        )
    way = "closely" if abs(found.value) >= MIDDLING else "somewhat"
    way = "weakly" if abs(found.value) < WEAK else way
    side = "more" if found.value > 0 else "less"
    return f"small areas with more {what} tend to have {side} of it, {way}"


def _signed(found: Association) -> str:
    texts = [
        f"{number:.2f}".replace("-", MINUS)
        for number in (found.value, found.lower, found.upper)
    ]
    return f"coefficient {texts[0]}, 95% interval {texts[1]} to {texts[2]}"


def _fifths(found: Found, setting: _Setting, indicator: Indicator) -> Finding:
    subject = Subject(found, setting.measure, FIFTHS, found.scope.authority)
    small = setting.small
    if small.reason:
        return subject.not_known(small.reason)
    fifths = extreme_fifths(small.counts, small.people, setting.values(indicator))
    if not np.isfinite([fifths.ratio, fifths.lower, fifths.upper]).all():
        return subject.not_known("not known, because too few small areas have both")
    return subject.known(
        f"{rate(fifths.rates[4] * 1_000)} for every 1,000 residents in the most "
        f"deprived fifth of its small areas and {rate(fifths.rates[0] * 1_000)} in the "
        f"least deprived: {fifths.ratio:.1f} times (95% interval {fifths.lower:.1f} to "
        f"{fifths.upper:.1f})",
        estimate=estimate_of(fifths.ratio, fifths.lower, fifths.upper),
        numbers=(
            f"({whole(fifths.counts[4])} ÷ {whole(fifths.people[4])}) ÷ "
            f"({whole(fifths.counts[0])} ÷ {whole(fifths.people[0])}) = "
            f"{fifths.ratio:.3f}, dispersion {fifths.dispersion:.1f}"
        ),
        inputs=small.figures,
    )


def section(found: Found) -> Section:
    setting = _setting(found)
    if setting is None:
        text = NO_MEASURE if found.background.indicators else NO_INDICATORS
        return Section(CAUSES, TITLE, (Paragraph(text),))
    return Section(
        CAUSES,
        TITLE,
        (*_paragraphs(found, setting), Paragraph(PLACES)),
        blocks=tuple(_blocks(found, setting)),
        figures=tuple(
            found.of(setting.measure, kind, found.scope.authority.code).id
            for kind in (WITH, FIFTHS)
            if found.has(setting.measure, kind, found.scope.authority.code)
        ),
    )


def _paragraphs(found: Found, setting: _Setting) -> Iterator[Paragraph]:
    area = found.scope.authority.code
    for kind in (FIFTHS, WITH):
        if found.has(setting.measure, kind, area):
            figure = found.of(setting.measure, kind, area)
            name = setting.measure.short_title
            yield Paragraph(f"{name}: {words_of(figure)}", (figure.id,))


def _blocks(found: Found, setting: _Setting) -> Iterator[Block]:
    if not setting.small.reason:
        yield _indicators_block(setting)
    wards = ward_features(found, setting.measure)
    if wards is not None:
        yield wards_block(found, wards)


def _indicators_block(setting: _Setting) -> Block:
    first = setting.indicators[0]
    rows = []
    for indicator in setting.indicators:
        values = setting.values(indicator)
        together = spearman(setting.rates, values)
        fifths = extreme_fifths(setting.small.counts, setting.small.people, values)
        rows.append(
            (
                indicator.title.capitalize(),
                (Cell(_coefficient(together)), Cell(_times(fifths))),
            )
        )
    return Block(
        "indicators",
        "Beside what is known of the small areas",
        (
            Paragraph(
                f"{first.source}. A coefficient of 1 is the same order, 0 no order in "
                f"common. Small areas beside each other are alike, so the intervals "
                f"are too narrow."
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


def _coefficient(found: Association) -> str:
    if np.isnan(found.value):
        return "not known"
    text = f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    return text.replace("-", MINUS)


def _times(found: Fifths) -> str:
    if not np.isfinite([found.ratio, found.lower, found.upper]).all():
        return "not known"
    return f"{found.ratio:.1f} ({found.lower:.1f} to {found.upper:.1f})"


QUESTION = Question(CAUSES, plan, derive, section)
