"""Which figures each section gives."""

from collections.abc import Iterator

from fourfold.analysis.assessment.counting import UNDER_25
from fourfold.analysis.assessment.drafting import ALL_CRIME
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.periods import (
    MONTHS_IN_A_YEAR,
    Period,
    period_ending,
)
from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.offences.measures import Measure, measure

HEADLINE, TYPES, WARDS, MONTHS = "headline", "types", "wards", "months"


def planned_figures(scope: Scope) -> dict[str, tuple[FigureId, ...]]:
    """The figures of each section that has any; one figure may be in several."""
    return {
        HEADLINE: tuple(_headline(scope)),
        TYPES: tuple(_types(scope)),
        WARDS: tuple(_wards(scope)),
        MONTHS: tuple(_months(scope)),
    }


def rate_kinds(counted: Measure) -> tuple[str, ...]:
    """The kinds of rate that the definition of a measure allows."""
    return ("rate", "rate-under-25") if UNDER_25 in counted.rates else ("rate",)


def is_share_of_crime(counted: Measure) -> bool:
    """Whether a measure is a part of recorded crime, which incidents are not."""
    return set(counted.offences) < set(measure(ALL_CRIME).offences)


def rolling_years(span: Period) -> tuple[Period, ...]:
    """Every run of 12 months that lies within the span."""
    ends = span.months[MONTHS_IN_A_YEAR - 1 :]
    return tuple(period_ending(month, MONTHS_IN_A_YEAR) for month in ends)


def _headline(scope: Scope) -> Iterator[FigureId]:
    area = scope.authority.code
    for counted in scope.headline:
        for kind in ("count", *rate_kinds(counted), "change"):
            yield FigureId(counted.id, kind, area, scope.period)
        yield FigureId(counted.id, "count", area, scope.before)


def _types(scope: Scope) -> Iterator[FigureId]:
    area = scope.authority.code
    for counted in scope.types:
        yield FigureId(counted.id, "count", area, scope.period)
        yield FigureId(counted.id, "count", area, scope.before)
        yield FigureId(counted.id, "change", area, scope.period)
        if is_share_of_crime(counted):
            yield FigureId(counted.id, "share", area, scope.period)


def _wards(scope: Scope) -> Iterator[FigureId]:
    for counted in scope.headline:
        for ward in scope.wards:
            for kind in ("count", *rate_kinds(counted), "against-rest", "change"):
                yield FigureId(counted.id, kind, ward.code, scope.period)
            yield FigureId(counted.id, "count", ward.code, scope.before)


def _months(scope: Scope) -> Iterator[FigureId]:
    area = scope.authority.code
    for counted in scope.headline:
        for month in scope.span.months:
            yield FigureId(counted.id, "count", area, Period(month, month))
        for year in rolling_years(scope.span):
            yield FigureId(counted.id, "count", area, year)
