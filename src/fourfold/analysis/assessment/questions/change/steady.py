"""Whether a measure rises or falls steadily over the years."""

import numpy as np

from fourfold.analysis.assessment.directions import DOWN, NEITHER, UP
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.monthly import Monthly, monthly, series_rule
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.questions.numbers import estimate_of
from fourfold.analysis.assessment.questions.subject import Subject, words_of
from fourfold.analysis.assessment.structure import Found, Paragraph
from fourfold.analysis.assessment.wording import (
    capitalised,
    month_name,
    plural,
    rate,
    span_name,
    whole,
)
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.trends import Trend, seasonal_mann_kendall

KIND = "trend"
WAYS = {UP: "more", DOWN: "fewer"}

# From here on a whole number says enough.
WHOLE_FROM = 10


def steady_change(found: Found, measure: Measure) -> Finding:
    """The yearly step of the months since the last change of recording."""
    area = found.scope.authority
    subject = Subject(found, measure, KIND, area)
    series = monthly(found, measure, area)
    base = series.bases[-1]
    longest = max(base.start, base.stop - series_rule("longest_chart"))
    part = series.part(longest, base.stop)
    if reason := _too_short(series, part):
        return subject.not_known(reason)
    trend = seasonal_mann_kendall(part.counts)
    estimate = estimate_of(
        trend.slope, trend.slope_lower, trend.slope_upper, trend.p_value
    )
    return subject.known(
        _words(part, trend),
        estimate=estimate,
        numbers=_numbers(part, trend),
        inputs=part.figures,
    )


def _too_short(series: Monthly, part: Monthly) -> str:
    least, known = series_rule("fewest_of_a_trend"), int(part.known.sum())
    if known >= least:
        return ""
    opened = series.bases[-1].opened
    since = f" since recording changed in {month_name(opened.month)}" if opened else ""
    return (
        f"not known, because it takes {least} months to tell and "
        f"{plural(known, 'is', 'are')} known{since}"
    )


def _words(part: Monthly, trend: Trend) -> str:
    months = f"from {span_name(Period(part.months[0], part.months[-1]))}"
    way = direction_of_slope(trend)
    if not np.nansum(part.counts):
        return f"{months}, none was recorded"
    if way == NEITHER:
        return f"{months}, no steady rise or fall beyond chance"
    sizes = (trend.slope, trend.slope_lower, trend.slope_upper)
    step, one, other = (_step(float(size)) for size in sizes)
    low, high = (one, other) if way == UP else (other, one)
    return (
        f"{months}, about {step} {part.measure.unit} a month {WAYS[way]} with each "
        f"year (95% interval {low} to {high} {WAYS[way]})"
    )


def direction_of_slope(trend: Trend) -> str:
    """Up or down only where the limits of the yearly step leave out none."""
    if trend.slope_lower > 0:
        return UP
    return DOWN if trend.slope_upper < 0 else NEITHER


def _step(size: float) -> str:
    size = abs(size)
    return whole(size) if size >= WHOLE_FROM else rate(size)


def _numbers(part: Monthly, trend: Trend) -> str:
    pairs = int(part.known.sum())
    return (
        f"{pairs} months, S = {whole(float(trend.s))}, "
        f"z = {float(trend.z):.2f}, step {float(trend.slope):.2f} a year"
    )


def steady_paragraph(found: Found, measure: Measure) -> Paragraph:
    steady = found.of(measure, KIND, found.scope.authority.code)
    return Paragraph(capitalised(words_of(steady)), (steady.id,))
