"""What indicators say, in words and tables for anybody and for staff.

page : of something that was promised, the address of its page
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Model
from django.urls import reverse

from fourfold.partnership.strategy import verdicts
from fourfold.partnership.strategy.indicating import ToldIndicator
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.verdicts import Direction, Reading, expected_on

from .listing import Cell, Column, Table
from .months import period_words
from .values import Line
from .words import day_words

PageOf = Callable[[Model], str]
DAY = timedelta(days=1)
WHY = {
    verdicts.UNPUBLISHED: "There is no number yet. That is not nought.",
    verdicts.BROKEN: "Recording changed since the baseline: no difference is said.",
    verdicts.MET: "The newest number is at the target or past it.",
    verdicts.NO_BASELINE: "There is no number from before to set it beside.",
    verdicts.NO_INTERVAL: "Nobody says how sure the newest number is.",
    verdicts.TOWARDS: "It moved the right way, by more than chance alone does.",
    verdicts.AWAY: "It moved the wrong way, by more than chance alone does.",
    verdicts.STOPPED: "The partnership no longer follows it.",
}
BY_CHANCE = "The newest number and the baseline could differ by chance alone."
OTHER_TIME = "The newest number is of a longer or shorter time than the baseline."
NOTHING_STANDS_OUT = (
    "It differs from the baseline, but no month stands out on the control chart."
)


@dataclass(frozen=True, slots=True)
class ShownIndicator:
    """An indicator as a part of a page. page : where all of it is"""

    title: str
    page: str
    word: str
    colour: str
    sentences: list[str]
    points: Table


def shown(told: ToldIndicator, page: PageOf) -> ShownIndicator:
    return ShownIndicator(
        title=told.indicator.title,
        page=page(told.indicator),
        word=told.verdict.word,
        colour=told.verdict.colour,
        sentences=sentences(told),
        points=point_table(told),
    )


def sentences(told: ToldIndicator) -> list[str]:
    """Why it is said, and the numbers that it is said of."""
    said = [why(told), f"{_newest(told)}."]
    if told.baseline is not None:
        said.append(f"Baseline: {_reading(told, told.baseline)}.")
    said.append(f"Target: {target_words(told)}.")
    return [*said, *told.breaks]


def why(told: ToldIndicator) -> str:
    if told.verdict == verdicts.BROKEN and not told.breaks:
        return OTHER_TIME
    if told.verdict != verdicts.NO_CHANGE:
        return WHY[told.verdict]
    ends = (told.baseline, told.latest)
    if None not in ends and not verdicts.meets(*ends):  # type: ignore[arg-type]
        return NOTHING_STANDS_OUT
    return BY_CHANCE


def target_words(told: ToldIndicator) -> str:
    """ "60 or lower by 31 March 2029"."""
    way = "lower" if told.target.direction == Direction.LOWER else "higher"
    return f"{_number(told.target.value)} or {way} by {day_words(told.target.on)}"


def lines(told: ToldIndicator) -> list[Line]:
    """All that is known of one, for its own page."""
    indicator, verdict = told.indicator, told.verdict
    baseline = _reading(told, told.baseline) if told.baseline else "None yet"
    return [
        Line("How it stands", verdict.word, tag=verdict.colour),
        Line("Why we say so", why(told)),
        Line("Newest number", _newest(told)),
        Line("Baseline", baseline),
        Line("Target", target_words(told)),
        Line("On a straight line", line_words(told)),
        Line("Control chart", told.chart or "None is published of these numbers"),
        Line("Changes of recording", " ".join(told.breaks) or "None is known"),
        Line("Who moves it", indicator.get_attribution_display()),
        Line("Agency that answers for it", indicator.agency.name),
    ]


def line_words(told: ToldIndicator) -> str:
    """Where a straight line to the target would be, and whether it is kept."""
    if told.baseline is None:
        return "There is no baseline to draw it from"
    if told.latest is None:
        return f"From {_number(told.baseline.value)} to {_number(told.target.value)}"
    day = told.latest.last
    expected = expected_on(day, baseline=told.baseline, target=told.target)
    there = f"It would be at {_number(expected)} on {day_words(day)}"
    low, high = told.latest.interval
    if low <= expected <= high:
        return f"{there}, which chance cannot tell from the newest number"
    is_ahead = (high < expected) == (told.target.direction == Direction.LOWER)
    return f"{there}: the newest number is {'ahead of it' if is_ahead else 'behind it'}"


def point_table(told: ToldIndicator) -> Table:
    """Every number there is, the newest first."""
    return Table(
        caption=f"Numbers of “{told.indicator.title}”",
        columns=[
            Column("Period"),
            Column(told.indicator.unit.capitalize()),
            Column("95% interval"),
            Column("Where it is from"),
        ],
        rows=[_point_row(each) for each in reversed(told.readings)],
        empty="No number is published yet. That is not nought.",
    )


def indicator_table(
    found: Iterable[ToldIndicator], *, page: PageOf, of: str = ""
) -> Table:
    """of : what they belong to, where a page has several such tables"""
    return Table(
        caption=f"Indicators of “{of}”" if of else "Indicators",
        columns=[Column("Indicator"), Column("Newest number"), Column("How it stands")],
        rows=[
            [
                Cell(each.indicator.title, href=page(each.indicator)),
                Cell(_newest(each), hint=f"Target: {target_words(each)}"),
                Cell(each.verdict.word, tag=each.verdict.colour, hint=why(each)),
            ]
            for each in found
        ],
        empty="No indicator is written down yet.",
    )


def reading_period(reading: Reading) -> str:
    """Of whole months their names, else days."""
    first, last = reading.first, reading.last
    if first.day == 1 and (last + DAY).day == 1:
        return period_words(f"{first:%Y-%m}", f"{last:%Y-%m}")
    return day_words(last) if first == last else _days(first, last)


def _days(first: date, last: date) -> str:
    return f"{day_words(first)} to {day_words(last)}"


def _newest(told: ToldIndicator) -> str:
    if told.latest is not None:
        return _reading(told, told.latest)
    if told.missing:
        return f"Not yet published: {told.missing}"
    return "Not yet published"


def _reading(told: ToldIndicator, reading: Reading) -> str:
    interval = _interval(reading)
    place = f" in {told.place}" if told.place else ""
    sure = f" (95% interval {interval})" if interval else ""
    what = f"{_number(reading.value)} {told.indicator.unit}{place}"
    return f"{what}, {reading_period(reading)}{sure}"


def _point_row(reading: Reading) -> list[object]:
    working = (
        Cell("Show the working", href=reverse("public:figure", args=[reading.figure]))
        if reading.figure
        else reading.source
    )
    return [
        reading_period(reading),
        _number(reading.value),
        _interval(reading) or "Not known",
        working,
    ]


def _interval(reading: Reading) -> str:
    if not reading.has_interval:
        return ""
    lower, upper = reading.interval
    return f"{_number(lower)} to {_number(upper)}"


def _number(value: float) -> str:
    return number(Decimal(value)).replace("-", "−")
