"""How a measure goes together with what is known of the small areas' people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.estimates import PER
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.small_areas import SmallAreas, small_areas
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import MINUS, rate, whole
from fourfold.analysis.cube.reader import Indicator
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.associations import (
    Association,
    Fifths,
    extreme_fifths,
    spearman,
)

from .numbers import estimate_of
from .subject import Subject

WITH, FIFTHS = "with-deprivation", "deprived-fifths"
DEPRIVATION = "imd-without-crime"
TOO_FEW = "not known, because too few small areas have both"

# Coefficients as words, after Cohen: what a reader takes from a number.
WEAK, MIDDLING = 0.3, 0.5


@dataclass(frozen=True)
class Setting:
    """The small areas of a measure with the indicators of each.

    indicators : never one that is made of police records
    """

    measure: Measure
    small: SmallAreas
    indicators: Sequence[Indicator]

    def values(self, indicator: Indicator) -> NDArray[np.float64]:
        found = indicator.values
        return np.array([found.get(a.code, np.nan) for a in self.small.areas], float)

    @property
    def rates(self) -> NDArray[np.float64]:
        return self.small.counts / self.small.people


def setting_of(found: Found) -> Setting | None:
    """None where no measure is drawn, or no indicator is free of crime."""
    measure = drawn_measure(found.scope)
    indicators = [i for i in found.background.indicators.values() if not i.of_crime]
    if measure is None or not indicators:
        return None
    return Setting(measure, small_areas(found, measure), indicators)


def kinds_of(indicator: Indicator) -> tuple[str, str]:
    """The kinds of figure that set a measure beside an indicator."""
    if indicator.id == DEPRIVATION:
        return WITH, FIFTHS
    return f"with-{indicator.id}", f"fifths-of-{indicator.id}"


def derive(found: Found) -> Iterator[Finding]:
    setting = setting_of(found)
    if setting is None:
        return
    for indicator in setting.indicators:
        yield _with(found, setting, indicator)
        yield _fifths(found, setting, indicator)


def _with(found: Found, setting: Setting, indicator: Indicator) -> Finding:
    kind, _ = kinds_of(indicator)
    subject = Subject(found, setting.measure, kind, found.scope.authority)
    small = setting.small
    if small.reason:
        return subject.not_known(small.reason)
    together = spearman(setting.rates, setting.values(indicator))
    if np.isnan(together.value):
        return subject.not_known(TOO_FEW)
    return subject.known(
        f"{in_words(together, indicator)} ({_signed(together)})",
        estimate=estimate_of(
            together.value, together.lower, together.upper, together.p_value
        ),
        numbers=f"{together.areas} small areas, coefficient {together.value:.3f}",
        inputs=small.figures,
    )


def in_words(found: Association, indicator: Indicator) -> str:
    """Whether and how closely the two orders agree, in words."""
    areas = f"small areas with a higher score for {indicator.title}"
    if found.lower <= 0 <= found.upper:
        return f"{areas} have neither higher nor lower rates, beyond chance"
    way = "closely" if abs(found.value) >= MIDDLING else "somewhat"
    way = "weakly" if abs(found.value) < WEAK else way
    rates = "higher" if found.value > 0 else "lower"
    return f"{areas} tend to have {rates} rates; the two go together {way}"


def _signed(found: Association) -> str:
    texts = [decimals(number) for number in (found.value, found.lower, found.upper)]
    return f"coefficient {texts[0]}, 95% interval {texts[1]} to {texts[2]}"


def decimals(number: float | None) -> str:
    """Two decimals, with a true minus sign."""
    return f"{number or 0:.2f}".replace("-", MINUS)


def _fifths(found: Found, setting: Setting, indicator: Indicator) -> Finding:
    _, kind = kinds_of(indicator)
    subject = Subject(found, setting.measure, kind, found.scope.authority)
    small = setting.small
    if small.reason:
        return subject.not_known(small.reason)
    fifths = extreme_fifths(small.counts, small.people, setting.values(indicator))
    if not np.isfinite([fifths.ratio, fifths.lower, fifths.upper]).all():
        return subject.not_known(TOO_FEW)
    return subject.known(
        _ends(fifths, indicator),
        estimate=estimate_of(fifths.ratio, fifths.lower, fifths.upper),
        numbers=(
            f"({whole(fifths.counts[4])} ÷ {whole(fifths.people[4])}) ÷ "
            f"({whole(fifths.counts[0])} ÷ {whole(fifths.people[0])}) = "
            f"{fifths.ratio:.3f}, dispersion {fifths.dispersion:.1f}"
        ),
        inputs=small.figures,
    )


def _ends(found: Fifths, indicator: Indicator) -> str:
    """The rates of both ends, and whether they differ beyond chance."""
    most, least = "most deprived fifth of its small areas", "least deprived"
    if indicator.id != DEPRIVATION:
        most = f"fifth of its small areas with the highest scores for {indicator.title}"
        least = "fifth with the lowest"
    high, low = rate(found.rates[4] * PER), rate(found.rates[0] * PER)
    ratio, lower, upper = ratios(found.ratio, found.lower, found.upper)
    differ = f"{ratio} times (95% interval {lower} to {upper})"
    if found.lower <= 1 <= found.upper:
        differ = (
            f"no difference beyond chance ({ratio} times, 95% interval {lower} to "
            f"{upper})"
        )
    return (
        f"{high} for every 1,000 residents in the {most} and {low} in the {least}: "
        f"{differ}"
    )


def ratios(ratio: float, lower: float, upper: float) -> tuple[str, ...]:
    """A ratio and its limits; finer where a limit beside 1 would round to it."""
    ends = {f"{lower:.1f}", f"{upper:.1f}"}
    digits = 2 if "1.0" in ends and not lower <= 1 <= upper else 1
    return tuple(f"{number:.{digits}f}" for number in (ratio, lower, upper))


def figures_of(
    found: Found, setting: Setting, indicator: Indicator
) -> tuple[Finding, Finding]:
    """How an indicator's order goes with that of the rates, and its extreme fifths."""
    area = found.scope.authority.code
    together, fifths = kinds_of(indicator)
    return (
        found.of(setting.measure, together, area),
        found.of(setting.measure, fifths, area),
    )
