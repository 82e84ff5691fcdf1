"""Whether the newest months are higher than the usual."""

from functools import partial

import numpy as np

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.columns import given_column, numbers
from fourfold.analysis.answers.given.series import Series, series_in
from fourfold.analysis.answers.shown.lines import series
from fourfold.analysis.answers.shown.words import named, number, plural
from fourfold.analysis.statistics.alerts import Alert
from fourfold.analysis.statistics.alerts import alert as alert_of
from fourfold.analysis.statistics.cusum import Cusum, limit_for
from fourfold.analysis.statistics.cusum import cusum as cusum_of

CAVEAT = "It holds if the usual is right: take it from months before these."


def alert(
    data: object,
    *,
    count: str = "count",
    month: str = "month",
    start: str | None = None,
    years: int = 5,
    false_alarm: float = 0.005,
) -> Answer[Alert]:
    """Whether the newest month is so high that somebody should look (Farrington).

    data, count, month, start : as of `seasonality`; an array may come without a start
    years : how far back to look
    false_alarm : how often a usual month may stand out

    Returns
    -------
    Answer of Alert
        Columns: month, count; expected and upper, of the newest month alone.

    Raises ValueError if data is no series, or the newest count is not known.
    """
    given = series_in(data, count=count, month=month, start=start)
    found = alert_of(given.counts, years=years, false_alarm=false_alarm)
    size = given.counts.size
    is_last = np.arange(size) == size - 1
    return Answer(
        question="alert",
        found=found,
        columns={
            "month": given.months,
            "count": given.counts,
            "expected": np.where(is_last, found.expected, np.nan),
            "upper": np.where(is_last, found.upper, np.nan),
        },
        words=Words(
            _alert_told(given, found, false_alarm),
            "A change of recording looks the same as a rise.",
            "alerts",
        ),
        picture=partial(
            series,
            given.months,
            {"count": given.counts},
            title="A month",
            marked=is_last & found.stands_out,
        ),
    )


def cusum(
    data: object,
    expected: object,
    *,
    count: str = "count",
    month: str = "month",
    start: str | None = None,
    ratio: float = 1.5,
    alarm_every: float = 60.0,
    dispersion: float = 1.0,
) -> Answer[Cusum]:
    """Whether there is a small lasting rise, and since when.

    Parameters
    ----------
    data, count, month, start : as of `seasonality`; an array may come without a start
    expected : the usual of a month: a number, or one for each, or a column
    ratio : the rise to notice soonest, over the usual
    alarm_every : months until a false alarm, in the mean
    dispersion : variance over mean of usual counts, 1 or more

    Returns
    -------
    Answer of Cusum; columns: month, count, sum, alarm

    Raises ValueError if data is no series, or an argument is out of range.
    """
    given = series_in(data, count=count, month=month, start=start)
    column = given_column(data, expected, argument="expected", number=len(given.counts))
    usual = numbers(column, argument="expected")
    # Of one cycle: the twelve months that come again, or one number for all.
    cycle = usual if usual.ndim == 0 else usual[:12]
    often = {"alarm_every": alarm_every, "dispersion": dispersion}
    limit = limit_for(cycle, ratio=ratio, **often)
    found = cusum_of(given.counts, usual, ratio=ratio, limit=limit)
    return Answer(
        question="cusum",
        found=found,
        columns={
            "month": given.months,
            "count": given.counts,
            "sum": found.sums,
            "alarm": found.alarms,
        },
        words=Words(_cusum_told(given, found, alarm_every), CAVEAT, "alerts"),
        picture=partial(
            series,
            given.months,
            {"sum": found.sums, "limit": np.full_like(found.sums, found.limit)},
            title="Above the usual, added up",
            marked=found.alarms,
        ),
    )


def _alert_told(given: Series, found: Alert, false_alarm: float) -> str:
    when = named(given.months[-1])
    if np.isnan(found.expected):
        return f"The past tells too little to say what is usual for {when}."
    does = "stands out" if found.stands_out else "does not stand out"
    return (
        f"{when[0].upper()}{when[1:]} {does}: {number(given.counts[-1])}, where"
        f" {number(found.expected)} is usual and up to {number(found.upper)} may be"
        f" chance. Of usual months, {1000 * false_alarm:.0f} in 1,000 stand out."
    )


def _cusum_told(given: Series, found: Cusum, alarm_every: float) -> str:
    at = np.flatnonzero(found.alarms)
    said = "No lasting rise shows."
    if at.size:
        said = (
            f"A lasting rise shows: {plural(at.size, 'alarm', 'alarms')}, the first in"
            f" {named(given.months[at[0]])}."
        )
    return (
        f"{said} Without any rise an alarm comes once in {number(alarm_every)} months."
    )
