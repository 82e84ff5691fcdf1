"""The season of a series, and when its level changed."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.series import Series, series_in
from fourfold.analysis.answers.shown.lines import series
from fourfold.analysis.answers.shown.pictures import rows_with_limits
from fourfold.analysis.answers.shown.words import (
    MONTHS,
    chance_of,
    named,
    number,
    ratio_of,
)
from fourfold.analysis.statistics.change_points import ChangePoints
from fourfold.analysis.statistics.change_points import (
    change_points as change_points_of,
)
from fourfold.analysis.statistics.seasonality import SeasonalPattern, seasonal_pattern

Floats = NDArray[np.float64]


def seasonality(
    data: object,
    *,
    count: str = "count",
    month: str = "month",
    start: str | None = None,
) -> Answer[SeasonalPattern]:
    """Which calendar months usually lie above the year.

    Parameters
    ----------
    data : frame with columns `count` and `month`; a `panel`, all its areas together;
        or an array of counts
    start : the first month of an array, such as 2016-04

    Returns
    -------
    Answer of SeasonalPattern
        Columns: month (1 to 12), index (1 is the usual month), lower, upper.

    Raises ValueError if data is no series, or an array comes without its start.
    """
    given = series_in(data, count=count, month=month, start=start)
    if not given.has_calendar:
        raise ValueError("start must say which month an array begins with: 2016-04")
    found = seasonal_pattern(
        given.counts, ~np.isnan(given.counts), start=given.place_in_year
    )
    rows = [
        {
            "name": name,
            "value": float(found.indices[place]),
            "lower": float(found.lower[place]),
            "upper": float(found.upper[place]),
        }
        for place, name in enumerate(MONTHS)
    ]
    return Answer(
        question="seasonality",
        found=found,
        columns={
            "month": np.arange(1, 13),
            "index": found.indices,
            "lower": found.lower,
            "upper": found.upper,
        },
        words=Words(
            _season(found),
            "It takes three full years to be told from chance, and February is short.",
            "seasonality",
        ),
        picture=partial(
            rows_with_limits, rows, title="Times the usual month", usual=1.0
        ),
    )


def _season(found: SeasonalPattern) -> str:
    if np.isnan(found.indices).any():
        return "Too few months are known to tell a season: it takes two full years."
    chance = float(found.p_value)
    if not chance < 0.05:
        return f"No season shows: {chance_of(chance)}."
    most, fewest = int(found.indices.argmax()), int(found.indices.argmin())

    def told(at: int) -> str:
        return ratio_of(
            *(float(x[at]) for x in (found.indices, found.lower, found.upper))
        )

    return (
        f"There is a season: usually most in {MONTHS[most]}, {told(most)} than the"
        f" usual month, and fewest in {MONTHS[fewest]}, {told(fewest)};"
        f" {chance_of(chance)}."
    )


def change_points(
    data: object,
    *,
    count: str = "count",
    month: str = "month",
    start: str | None = None,
    false_alarm: float = 0.05,
    seed: int = 0,
) -> Answer[ChangePoints]:
    """When the level of a series changed.

    data, count, month, start : as of `seasonality`; an array may come without a start
    false_alarm : how often a series of one level may be said to change
    seed : of what chance is drawn by

    Returns
    -------
    Answer of ChangePoints; columns: month, count, level, begins

    Raises ValueError if data is no series, or false_alarm is out of range.
    """
    given = series_in(data, count=count, month=month, start=start)
    found = change_points_of(given.counts, false_alarm=false_alarm, seed=seed)
    which = np.searchsorted(found.starts, np.arange(given.counts.size), side="right")
    levels = found.levels[which] if found.levels.size else np.full(which.shape, np.nan)
    begins = np.isin(np.arange(given.counts.size), found.starts)
    return Answer(
        question="change_points",
        found=found,
        columns={
            "month": given.months,
            "count": given.counts,
            "level": levels,
            "begins": begins,
        },
        words=Words(
            _levels(given, found, false_alarm),
            "A season looks like changes: take whole years. When is not why.",
            "change-points",
        ),
        picture=partial(
            series,
            given.months,
            {"level": levels, "count": given.counts},
            title="A month",
        ),
    )


def _levels(given: Series, found: ChangePoints, false_alarm: float) -> str:
    if not len(found.starts):
        return "The level did not change by more than chance would change it."
    steps = [
        f"in {named(given.months[start])} from {number(float(found.levels[at]))} to"
        f" {number(float(found.levels[at + 1]))} a month"
        for at, start in enumerate(found.starts)
    ]
    return (
        f"The level changed: {'; '.join(steps)}."
        f" Of series of one level, {100 * false_alarm:.0f} in 100 would be said to"
        " change."
    )
