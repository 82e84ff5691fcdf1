"""Where most is to be expected next: squares of ground, and never persons.

found = forecast(store, cube, Asked(cube.find_area("Waltham Forest"),
                                    measure("violence"), period))
"""

from calendar import monthrange

import numpy as np

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.located_events import Points, located_points
from fourfold.analysis.cube.reader import Cube
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.patrols import patrol_rule
from fourfold.analysis.places.forecast_answers import (
    Asked,
    Forecast,
    Patrols,
    Square,
)
from fourfold.analysis.places.forecast_choice import (
    FIRST_TRIED,
    YEAR,
    Ground,
    chance_of_any,
    judged,
    next_month,
)
from fourfold.analysis.places.ground import (
    Floats,
    months_of,
    origin_of,
    weights_for,
)
from fourfold.analysis.statistics.grids import Grid, counts_of
from fourfold.analysis.statistics.patrol_minutes import visits_to

# Months to try forecasts on, where there are as many.
TRIALS = 24
MINUTES_IN_A_DAY = 24 * 60
# All there are from the first that is known, and those that are known.
Months = tuple[tuple[str, ...], tuple[str, ...]]


def forecast(store: Store, cube: Cube, asked: Asked) -> Forecast:
    """Squares in which most is to be expected, by whatever forecast did best.

    Raises FourfoldError where there are too few months or events to try forecasts on,
    the squares asked for are all there are, harm has no weight, or the data may not be
    shown by place; ValueError as `Grid.over` does.

    Source: docs/methods/place-forecasts.md, forecast-scores.md and patrol-minutes.md.
    """
    origin = origin_of(cube)
    known, unknown = months_of(cube, asked.authority, asked.period)
    columns = Period(known[0], asked.period.last).months
    [outline] = cube.outlines([asked.authority])
    grid = Grid.over(outline, asked.size)
    places = int(np.count_nonzero(grid.inside))
    _refuse_too_little(asked, places, columns)
    points = located_points(
        store,
        asked.authority.code,
        months=known,
        offences=asked.measure.offences,
        build=cube.build.id,
    )
    ground, events = _counted(grid, points, asked=asked, months=(columns, known))
    try:
        found = judged(ground, trials=TRIALS)
    except ValueError as problem:
        raise _too_few_events(asked) from problem
    expected = next_month(ground, found.chosen)
    order = np.argsort(-expected, kind="stable")[: asked.top]
    month = _month_after(asked.period, asked.horizon)
    patrols, visits = _patrols(asked, expected[order], month)
    return Forecast(
        asked=asked,
        month=month,
        seen=known[-1],
        squares=_squares(grid, order, (expected, events, visits), asked=asked),
        places=places,
        total=float(expected.sum()),
        judged=found,
        last_month=columns[found.last.month],
        patrols=patrols,
        unknown=unknown,
        origin=origin,
    )


def _refuse_too_little(asked: Asked, places: int, columns: tuple[str, ...]) -> None:
    if asked.top >= places:
        raise FourfoldError(
            f"{asked.authority.name} has {places:,} squares of {asked.size:g} metres:"
            " ask for fewer of them, or all of them are named."
        )
    if len(columns) <= FIRST_TRIED:
        raise FourfoldError(
            f"A forecast is tried on months that have a year before them, and there are"
            f" {len(columns)} months from {columns[0]} on. Load earlier ones."
        )


def _too_few_events(asked: Asked) -> FourfoldError:
    return FourfoldError(
        f"{asked.measure.short_title} in {asked.authority.name}: no month with an event"
        " is left to try forecasts on. Ask for a measure with more, or more months."
    )


def _counted(
    grid: Grid, points: Points, *, asked: Asked, months: Months
) -> tuple[Ground, Floats]:
    """What forecasts are of, and events of each square and month."""
    events = _by_month(grid, points, months)
    values = events
    if asked.weights is not None:
        weights = weights_for(points.offence, asked.weights)
        # Scores take whole numbers: less than a day of harm moves none of them.
        values = np.rint(_by_month(grid, points, months, weights=weights))
    ground = Ground(
        counts=values,
        middles=_middles(grid),
        share=asked.top / len(events),
        horizon=asked.horizon,
        is_harm=asked.weights is not None,
    )
    return ground, events


def _by_month(
    grid: Grid, points: Points, months: Months, *, weights: Floats | float = 1.0
) -> Floats:
    """What lies in each square inside, month by month; NaN where it is not known."""
    columns, known = months
    places = np.column_stack(to_national_grid(points.longitude, points.latitude))
    each = np.broadcast_to(weights, points.month.shape)
    values = np.full((np.count_nonzero(grid.inside), len(columns)), np.nan)
    for column, month in enumerate(columns):
        if month in known:
            at = points.month == month
            counted = counts_of(grid, places[at], weights=each[at])
            values[:, column] = counted.values[grid.inside]
    return values


def _middles(grid: Grid) -> Floats:
    row, column = np.nonzero(grid.inside)
    corners = np.column_stack((column, row)) * grid.size
    middles: Floats = corners + np.array([grid.west, grid.south]) + grid.size / 2
    return middles


def _month_after(period: Period, horizon: int) -> str:
    month = period.last
    for _ in range(horizon):
        month = Period(month, month).following
    return month


def _patrols(
    asked: Asked, expected: Floats, month: str
) -> tuple[Patrols | None, list[int | None]]:
    """The visits of a day, and how many of them to each square."""
    if asked.patrol_minutes is None:
        return None, [None] * expected.size
    rule = patrol_rule()
    days = monthrange(int(month[:4]), int(month[5:]))[1]
    found = visits_to(
        expected / days,
        asked.patrol_minutes,
        visit=rule.minutes,
        left=rule.left,
        travel=asked.travel,
        most=MINUTES_IN_A_DAY // (rule.minutes + rule.least_gap),
    )
    visits = [int(number) for number in found.visits]
    plan = Patrols(
        sum(visits), rule.minutes, found.minutes, float(found.reached), rule.source
    )
    return plan, [*visits]


def _squares(
    grid: Grid,
    order: np.ndarray[tuple[int, ...], np.dtype[np.intp]],
    values: tuple[Floats, Floats, list[int | None]],
    *,
    asked: Asked,
) -> tuple[Square, ...]:
    expected, events, visits = values
    row, column = np.nonzero(grid.inside)
    chances = chance_of_any(expected)
    lately = np.nansum(events[:, -YEAR:], axis=1)
    found = []
    for place, number in zip(order, visits, strict=True):
        west = float(grid.west + column[place] * grid.size)
        south = float(grid.south + row[place] * grid.size)
        found.append(
            Square(
                name=f"{west:.0f}-{south:.0f}",
                west=west,
                south=south,
                expected=float(expected[place]),
                chance=None if asked.weights else float(chances[place]),
                lately=int(lately[place]),
                visits=number,
            )
        )
    return tuple(found)
