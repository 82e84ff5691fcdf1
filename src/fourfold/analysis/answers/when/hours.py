"""In which hours of the week it happens, and which shifts hold the most."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.columns import numbers
from fourfold.analysis.answers.given.points import weights_in
from fourfold.analysis.answers.given.times import ZONE, Times, times_in
from fourfold.analysis.answers.shown.pictures import heat
from fourfold.analysis.answers.shown.words import number as told_of
from fourfold.analysis.answers.shown.words import percentage, plural
from fourfold.analysis.statistics.aoristic import HoursOfTheWeek
from fourfold.analysis.statistics.aoristic import (
    hours_of_the_week as hours_of_the_week_of,
)
from fourfold.analysis.statistics.patrol_minutes import Hours, hours_of

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = tuple(f"{hour:02}" for hour in range(24))
HOURS_IN_A_WEEK = 7 * 24
FEWEST = 10


def hours_of_the_week(
    data: object,
    *,
    start: object = "start",
    end: object = None,
    weights: object = 1.0,
    zone: str | None = None,
) -> Answer[HoursOfTheWeek]:
    """In which hours it happens, where only from and to are known (aoristic).

    Parameters
    ----------
    data : frame; or None, where start and end are arrays
    start, end : columns or arrays of times; no end: it happened at the start
    weights : column or array of what each crime counts
    zone : of the clock that is meant, for times of UTC or of a zone: "Europe/London"

    Returns
    -------
    Answer of HoursOfTheWeek; columns: day, hour, weight

    Raises
    ------
    ValueError
        If there are no times, these are of days alone or of several zones, are of a
        zone and none is named, or an end is before its start.
    """
    begin, until, has_zone = _between(data, start, end)
    if has_zone and zone is None:
        raise ValueError(ZONE.format(argument="start"))
    found = hours_of_the_week_of(
        begin, until, weights=weights_in(data, weights, begin.size), zone=zone
    )
    return Answer(
        question="hours_of_the_week",
        found=found,
        columns={
            "day": np.repeat(np.array(DAYS, dtype=object), len(HOURS)),
            "hour": np.tile(np.arange(len(HOURS)), len(DAYS)),
            "weight": found.weights.ravel(),
        },
        words=Words(
            _busiest(found),
            "A crime found later is spread evenly over the time in which it may have"
            " happened: that is a guess, and not knowledge.",
            "aoristic",
        ),
        picture=partial(
            heat,
            found.weights,
            rows=DAYS,
            columns=HOURS,
            titles=("Hour", "", "Crimes"),
        ),
    )


def shifts(weights: object, *, length: int, number: int = 1) -> Answer[Hours]:
    """The shifts that hold the most, none overlapping, in a week that goes round.

    weights : answer of `hours_of_the_week`, or array of 7 days and 24 hours
    length : hours of a shift; number : of shifts

    Returns
    -------
    Answer of Hours; columns: day, hour, of the beginning of each shift

    Raises ValueError if weights are none, or the shifts do not fit into a week.
    """
    given = weights.found.weights if isinstance(weights, Answer) else weights
    table = numbers(np.asarray(given), argument="weights")
    if table.size != HOURS_IN_A_WEEK:
        raise ValueError("weights must be of 7 days and 24 hours, Monday first")
    found = hours_of(table.ravel(), length=length, shifts=number)
    starts = np.array(found.starts)
    told = ", ".join(f"{DAYS[hour // 24]} {hour % 24:02}:00" for hour in found.starts)
    finding = (
        f"{plural(number, 'shift', 'shifts')} of {length} hours"
        f" {'holds' if number == 1 else 'hold'}"
        f" {percentage(found.covered, digits=0)} of it: from {told}."
    )
    chosen = np.zeros(HOURS_IN_A_WEEK)
    for start in found.starts:
        chosen[(start + np.arange(length)) % HOURS_IN_A_WEEK] = 1
    shown = table.reshape(7, 24) * chosen.reshape(7, 24)
    return Answer(
        question="shifts",
        found=found,
        columns={
            "day": np.array([DAYS[hour // 24] for hour in found.starts], dtype=object),
            "hour": starts % 24,
        },
        words=Words(
            finding,
            "It is what was, and takes no account of what a patrol changes.",
            "patrol-minutes",
        ),
        picture=partial(
            heat, shown, rows=DAYS, columns=HOURS, titles=("Hour", "", "Crimes")
        ),
    )


def _between(data: object, start: object, end: object) -> tuple[Times, Times, bool]:
    """From when to when, and whether both are of universal time."""
    begin, has_zone = times_in(data, start, argument="start")
    if not begin.size:
        raise ValueError("start is empty: there is no crime to spread")
    _refuse_days_alone(begin)
    if end is None:
        return begin, begin, has_zone
    until, ends_in_zone = times_in(data, end, argument="end", number=begin.size)
    if has_zone != ends_in_zone:
        raise ValueError("start and end must both have a time zone, or neither")
    return begin, until, has_zone


def _busiest(found: HoursOfTheWeek) -> str:
    total = float(found.weights.sum())
    if not total:
        return "No crime has a time."
    day, hour = np.unravel_index(int(found.weights.argmax()), found.weights.shape)
    share = float(found.weights.max()) / total
    even = 1 / HOURS_IN_A_WEEK
    lacking = f" {told_of(found.unknown)} have no time." if found.unknown else ""
    return (
        f"Most happens on {DAYS[int(day)]}s from {int(hour):02}:00 to"
        f" {(int(hour) + 1) % 24:02}:00: {percentage(share, digits=1)} of"
        f" {told_of(total)}, where an hour has {percentage(even, digits=1)} on"
        f" average.{lacking}"
    )


def _refuse_days_alone(times: Times) -> None:
    """Days without a time of day would all count for midnight."""
    known = times[~np.isnat(times)]
    midnight: NDArray[np.bool_] = known == known.astype("datetime64[D]")
    if known.size >= FEWEST and midnight.all():
        raise ValueError(
            "start has no time of day, as in the open files of the police, which have"
            " months alone: hours cannot be told from it"
        )
