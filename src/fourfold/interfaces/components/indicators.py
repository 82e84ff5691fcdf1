"""What indicators say, in words and tables for anybody and for staff.

page : of something that was promised, the address of its page
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.strategy import verdicts
from fourfold.partnership.strategy.indicating import ToldIndicator
from fourfold.partnership.strategy.verdicts import Direction, Reading, expected_on

from .listing import Cell, Column, Table
from .marking import english, filled, joined
from .months import period_words
from .numbers import amount_words
from .values import Line
from .words import day_words, days_words

PageOf = Callable[[Model], str]
DAY = timedelta(days=1)
WHY = {
    verdicts.UNPUBLISHED: _("There is no number yet. That is not nought."),
    verdicts.BROKEN: _("Recording changed since the baseline: no difference is said."),
    verdicts.MET: _("The newest number is at the target or past it."),
    verdicts.NO_BASELINE: _("There is no number from before to set it beside."),
    verdicts.NO_INTERVAL: _("Nobody says how sure the newest number is."),
    verdicts.TOWARDS: _("It moved the right way, by more than chance alone does."),
    verdicts.AWAY: _("It moved the wrong way, by more than chance alone does."),
    verdicts.STOPPED: _("The partnership no longer follows it."),
}
BY_CHANCE = _("The newest number and the baseline could differ by chance alone.")
OTHER_TIME = _("The newest number is of a longer or shorter time than the baseline.")
ON_THE_LINE = _(
    "It would be at %(number)s on %(day)s, which chance cannot tell from the newest "
    "number"
)
AHEAD = _("It would be at %(number)s on %(day)s: the newest number is ahead of it")
BEHIND = _("It would be at %(number)s on %(day)s: the newest number is behind it")
NOTHING_STANDS_OUT = _(
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
        word=str(told.verdict.word),
        colour=told.verdict.colour,
        sentences=sentences(told),
        points=point_table(told),
    )


def sentences(told: ToldIndicator) -> list[str]:
    """Why it is said, and the numbers that it is said of."""
    said = [why(told), filled("{newest}.", newest=_newest(told))]
    if told.baseline is not None:
        was = _reading(told, told.baseline)
        said.append(filled(gettext("Baseline: {reading}."), reading=was))
    said.append(gettext("Target: %(target)s.") % {"target": target_words(told)})
    return [*said, *map(english, told.breaks)]


def why(told: ToldIndicator) -> str:
    if told.verdict == verdicts.BROKEN and not told.breaks:
        return str(OTHER_TIME)
    if told.verdict != verdicts.NO_CHANGE:
        return str(WHY[told.verdict])
    ends = (told.baseline, told.latest)
    if None not in ends and not verdicts.meets(*ends):  # type: ignore[arg-type]
        return str(NOTHING_STANDS_OUT)
    return str(BY_CHANCE)


def target_words(told: ToldIndicator) -> str:
    """ "60 or lower by 31 March 2029"."""
    if told.target.direction == Direction.LOWER:
        words = gettext("%(number)s or lower by %(day)s")
    else:
        words = gettext("%(number)s or higher by %(day)s")
    day = day_words(told.target.on)
    return words % {"number": _number(told.target.value), "day": day}


def lines(told: ToldIndicator) -> list[Line]:
    """All that is known of one, for its own page."""
    indicator, verdict = told.indicator, told.verdict
    baseline = _reading(told, told.baseline) if told.baseline else gettext("None yet")
    chart = english(told.chart) or gettext("None is published of these numbers")
    breaks = english(" ".join(told.breaks)) or gettext("None is known")
    return [
        Line(gettext("How it stands"), verdict.word, tag=verdict.colour),
        Line(gettext("Why we say so"), why(told)),
        Line(gettext("Newest number"), _newest(told)),
        Line(gettext("Baseline"), baseline),
        Line(gettext("Target"), target_words(told)),
        Line(gettext("On a straight line"), line_words(told)),
        Line(gettext("Control chart"), chart),
        Line(gettext("Changes of recording"), breaks),
        Line(gettext("Who moves it"), indicator.get_attribution_display()),
        Line(gettext("Agency that answers for it"), english(indicator.agency.name)),
    ]


def line_words(told: ToldIndicator) -> str:
    """Where a straight line to the target would be, and whether it is kept."""
    if told.baseline is None:
        return gettext("There is no baseline to draw it from")
    if told.latest is None:
        return gettext("From %(baseline)s to %(target)s") % {
            "baseline": _number(told.baseline.value),
            "target": _number(told.target.value),
        }
    day = told.latest.last
    expected = expected_on(day, baseline=told.baseline, target=told.target)
    low, high = told.latest.interval
    is_ahead = (high < expected) == (told.target.direction == Direction.LOWER)
    words = BEHIND
    if low <= expected <= high:
        words = ON_THE_LINE
    elif is_ahead:
        words = AHEAD
    return str(words) % {"number": _number(expected), "day": day_words(day)}


def point_table(told: ToldIndicator) -> Table:
    """Every number there is, the newest first."""
    return Table(
        caption=filled(
            gettext("Numbers of “{indicator}”"), indicator=english(told.indicator.title)
        ),
        columns=[
            Column(gettext("Period")),
            Column(english(told.indicator.unit.capitalize())),
            Column(gettext("95% interval")),
            Column(gettext("Where it is from")),
        ],
        rows=[_point_row(each) for each in reversed(told.readings)],
        empty=_("No number is published yet. That is not nought."),
    )


def indicator_table(
    found: Iterable[ToldIndicator], *, page: PageOf, of: str = ""
) -> Table:
    """of : what they belong to, where a page has several such tables"""
    return Table(
        caption=filled(gettext("Indicators of “{domain}”"), domain=english(of))
        if of
        else gettext("Indicators"),
        columns=[
            Column(_("Indicator")),
            Column(_("Newest number")),
            Column(_("How it stands")),
        ],
        rows=[_indicator_row(each, page) for each in found],
        empty=_("No indicator is written down yet."),
    )


def _indicator_row(told: ToldIndicator, page: PageOf) -> list[object]:
    target = gettext("Target: %(target)s") % {"target": target_words(told)}
    return [
        Cell(english(told.indicator.title), href=page(told.indicator)),
        Cell(_newest(told), hint=target),
        Cell(told.verdict.word, tag=told.verdict.colour, hint=why(told)),
    ]


def reading_period(reading: Reading) -> str:
    """Of whole months their names, else days."""
    first, last = reading.first, reading.last
    if first.day == 1 and (last + DAY).day == 1:
        return period_words(f"{first:%Y-%m}", f"{last:%Y-%m}")
    return day_words(last) if first == last else days_words(first, last)


def _newest(told: ToldIndicator) -> str:
    if told.latest is not None:
        return _reading(told, told.latest)
    if told.missing:
        words = gettext("Not yet published: {reason}")
        return filled(words, reason=english(told.missing))
    return gettext("Not yet published")


def _reading(told: ToldIndicator, reading: Reading) -> str:
    lower, upper = reading.interval
    if told.place:
        words = gettext("{number} {unit} in {place}, {period}")
    else:
        words = gettext("{number} {unit}, {period}")
    what = filled(
        words,
        number=_number(reading.value),
        unit=english(told.indicator.unit),
        place=told.place,
        period=reading_period(reading),
    )
    if not reading.has_interval:
        return what
    sure = gettext("(95%% interval %(lower)s to %(upper)s)")
    return joined([what, sure % {"lower": _number(lower), "upper": _number(upper)}])


def _point_row(reading: Reading) -> list[object]:
    working: object = english(reading.source)
    if reading.figure:
        where = reverse("public:figure", args=[reading.figure])
        working = Cell(gettext("Show the working"), href=where)
    return [
        reading_period(reading),
        _number(reading.value),
        _interval(reading) or gettext("Not known"),
        working,
    ]


def _interval(reading: Reading) -> str:
    if not reading.has_interval:
        return ""
    lower, upper = reading.interval
    words = gettext("%(lower)s to %(upper)s")
    return words % {"lower": _number(lower), "upper": _number(upper)}


def _number(value: float) -> str:
    return amount_words(Decimal(value))
