"""Stop and search files: latitude first, times in UTC, rows written twice."""

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .places import Places
from .timeline import Timeline, month_of_year

SEARCHES = (
    "Type", "Date", "Part of a policing operation", "Policing operation", "Latitude",
    "Longitude", "Gender", "Age range", "Self-defined ethnicity",
    "Officer-defined ethnicity", "Legislation", "Object of search", "Outcome",
    "Outcome linked to object of search", "Removal of more than just outer clothing",
)  # fmt: skip
# Months that begin in British Summer Time, an hour ahead of UTC. The clocks change
# on the last Sunday of March and of October, so never on the first of a month.
_SUMMER = range(4, 11)
_HOUR = 60
_DAY = 24 * _HOUR


def search_lines(
    rng: np.random.Generator,
    places: Places,
    *,
    timeline: Timeline,
    plan: dict[str, Any],
) -> dict[int, list[str]]:
    """Month → lines in order of time."""
    latitude_first = [
        ",".join(reversed(position.split(","))) for position in places.position
    ]
    return {
        month: _lines(rng, name, points=[*latitude_first, ","], plan=plan)
        for month, name in enumerate(timeline.months)
    }


def _lines(
    rng: np.random.Generator,
    month: str,
    *,
    points: list[str],
    plan: dict[str, Any],
) -> list[str]:
    searches = plan["stop_and_search"]
    count = int(rng.poisson(searches["monthly"]))
    place = rng.integers(0, len(points) - 1, count)
    place[rng.random(count) < searches["no_location"]] = len(points) - 1
    columns = {
        name: _drawn(rng, count, weights)
        for name, weights in searches.items()
        if isinstance(weights, dict)
    }
    lines = [
        f"{kind},{time},False,,{points[at]},{','.join(rest)},False,False"
        for kind, time, at, *rest in zip(
            columns.pop("Type"),
            _times(rng, month, count, hours=searches["hours"]),
            place.tolist(),
            *columns.values(),
            strict=True,
        )
    ]
    again = rng.choice(count, round(count * searches["repeated"]), replace=False)
    lines += [lines[row] for row in again]
    return sorted(lines, key=lambda line: line.split(",")[1])


def _drawn(rng: np.random.Generator, count: int, weights: dict[str, int]) -> list[str]:
    shares = np.array(list(weights.values()), dtype=np.float64)
    rows = rng.choice(len(weights), count, p=shares / shares.sum())
    labels = list(weights)
    return [labels[row] for row in rows]


def _times(
    rng: np.random.Generator, month: str, count: int, *, hours: list[int]
) -> list[str]:
    """Times in UTC of a month that runs from midnight to midnight on local clocks."""
    start, end = _utc_start(month), _utc_start(_next(month))
    length = round((end - start) / dt.timedelta(minutes=1))
    minutes = _minutes(rng, length, count, hours=hours)
    # The first search is in the first hour: in summer that is the day before in UTC.
    minutes[:1] %= _HOUR
    return [
        (start + dt.timedelta(minutes=minute)).isoformat()
        for minute in minutes.tolist()
    ]


def _minutes(
    rng: np.random.Generator, length: int, count: int, *, hours: list[int]
) -> NDArray[np.int64]:
    shares = np.array(hours) / sum(hours)
    hour = rng.choice(len(hours), count, p=shares)
    day = rng.integers(0, length // _DAY, count)
    return np.asarray(day * _DAY + hour * _HOUR + rng.integers(0, _HOUR, count))


def _utc_start(month: str) -> dt.datetime:
    midnight = dt.datetime(int(month[:4]), month_of_year(month), 1, tzinfo=dt.UTC)
    return midnight - dt.timedelta(hours=month_of_year(month) in _SUMMER)


def _next(month: str) -> str:
    year, number = int(month[:4]), month_of_year(month)
    return f"{year + number // 12}-{number % 12 + 1:02d}"
