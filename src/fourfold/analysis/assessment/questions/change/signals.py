"""The months that stand out, and by which rule."""

from collections.abc import Sequence

from fourfold.analysis.assessment.control import Control, control_of
from fourfold.analysis.assessment.findings import Estimate, Finding
from fourfold.analysis.assessment.monthly import monthly
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.questions.subject import Subject, words_of
from fourfold.analysis.assessment.seasons import Season, season_of
from fourfold.analysis.assessment.structure import Found, Paragraph
from fourfold.analysis.assessment.wording import (
    capitalised,
    listed,
    month_name,
    plural,
    span_name,
    whole,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.run_rules import (
    BEYOND_LIMITS,
    RUN,
    TREND,
    Signal,
)

KIND = "signals"
NOTHING = "no month stands out"

# The shortest stretches that have two of three neighbouring months in them.
SIDE_BY_SIDE, OF_THREE = 2, 3

# More are no sentence: the chart and its table show them all.
MOST_SAID = 3


def control_in(found: Found, measure: Measure, area: Area) -> Control:
    """The chart of an area whose counts by month are among the findings."""
    series = monthly(found, measure, area)
    return control_of(series, season_of(series))


def signals_in(found: Found, measure: Measure, area: Area) -> Finding:
    """How many stretches of months stand out in the period assessed."""
    subject = Subject(found, measure, KIND, area)
    control = control_in(found, measure, area)
    inputs = control.series.figures
    if control.series.withheld or control.reason:
        reason = control.reason or control.series.missing
        return subject.not_known(reason, inputs)
    signals = control.signals(found.scope.period.first)
    return subject.known(
        _words(control, signals),
        estimate=Estimate(float(len(signals))),
        numbers=_numbers(control, signals),
        inputs=inputs,
    )


def _words(control: Control, signals: Sequence[Signal]) -> str:
    if not signals:
        return NOTHING
    said = [signal_words(control, signal) for signal in signals[-MOST_SAID:]]
    more = len(signals) - len(said)
    if more:
        said.insert(0, plural(more, "earlier stretch", "earlier stretches"))
    return f"what stands out: {listed(said)}"


def signal_words(control: Control, signal: Signal) -> str:
    """What stands out, by which rule: '8 months in a row above the usual, …'."""
    months = span_name(
        Period(control.series.months[signal.first], control.series.months[signal.last])
    )
    long = signal.last - signal.first + 1
    side = "above" if signal.side > 0 else "below"
    if signal.rule == BEYOND_LIMITS:
        return f"{months}, far {side} the usual ({_beside_limits(control, signal)})"
    if signal.rule == RUN:
        return f"{long} months in a row {side} the usual, {months}"
    if signal.rule == TREND:
        way = "higher" if signal.side > 0 else "lower"
        return f"{long} months, each {way} than the one before, {months}"
    return f"{_how_many_of(long)} well {side} the usual, {months}"


def _how_many_of(months: int) -> str:
    """Of a stretch of months by the rule of two of three, how many are well out."""
    if months == SIDE_BY_SIDE:
        return "two months in a row"
    if months == OF_THREE:
        return "two of three months"
    return "at least every second month"


def _beside_limits(control: Control, signal: Signal) -> str:
    """'702, where 540 to 660 is usual', as recorded, for the time of year."""
    lower, upper = usual_range(control, signal.first)
    found = control.series.counts[signal.first]
    return f"{whole(found)}, where {whole(lower)} to {whole(upper)} is usual"


def usual_range(control: Control, place: int) -> tuple[float, float]:
    """The limits of a month, in counts as they are recorded."""
    chart = control.chart
    if chart is None:
        return float("nan"), float("nan")
    season = control.exposure[place]
    return float(chart.lower[place] * season), float(chart.upper[place] * season)


def sides_of(control: Control) -> dict[int, str]:
    """'high' or 'low' for each place of the series that is part of a signal."""
    signals = control.chart.signals if control.chart else ()
    return {
        place: "high" if signal.side > 0 else "low"
        for signal in signals
        for place in range(signal.first, signal.last + 1)
    }


def _numbers(control: Control, signals: Sequence[Signal]) -> str:
    base = control.bases[-1]
    widened = control.chart.dispersion[-1] if control.chart else 1
    since = month_name(control.series.months[base.start])
    less = "less the season, " if control.less_season else ""
    names = listed([f"{each.rule} at {_places(control, each)}" for each in signals])
    return (
        f"u′ chart, {less}base from {since}, limits widened {widened:.2f} times: "
        f"{names or 'no signal'}"
    )


def _places(control: Control, signal: Signal) -> str:
    months = control.series.months
    return str(Period(months[signal.first], months[signal.last]).first) + (
        f"..{months[signal.last]}" if signal.last > signal.first else ""
    )


def signals_paragraph(found: Found, measure: Measure, area: Area) -> Paragraph:
    """What stands out, what that was judged by, and what that cannot tell."""
    signals = found.of(measure, KIND, area.code)
    control = control_in(found, measure, area)
    if not signals.known:
        text = f"Months that stand out: {words_of(signals)}"
        return Paragraph(text, (signals.id,))
    found_any = bool(signals.value)
    sentences = [
        capitalised(words_of(signals)),
        _judged_by(control, found_any=found_any),
        _by_chance(control),
    ]
    return Paragraph(" ".join(sentences), (signals.id,))


def _by_chance(control: Control) -> str:
    fewest, most = control.by_chance
    return (
        f"By chance alone, {fewest} to {most} of 100 such charts would show something "
        f"in their last 12 months."
    )


def _judged_by(control: Control, *, found_any: bool) -> str:
    base = control.bases[-1]
    months = span_name(
        Period(control.series.months[base.start], control.series.months[base.stop - 1])
    )
    opened = ""
    if base.opened:
        opened = (
            f" Recording changed in {month_name(base.opened.month)}, so what is usual "
            f"is counted anew from there."
        )
    return f"The usual is that of {months}. {_of_season(control, found_any)}{opened}"


def _of_season(control: Control, found_any: bool) -> str:
    if control.less_season:
        return "The season was taken out first."
    if isinstance(control.season, Season) and control.season.may_be_taken_out:
        return "No season was found, so none was taken out."
    so = ", so what stands out may be the season" if found_any else ""
    return f"Too little is known of the season to take it out{so}."
