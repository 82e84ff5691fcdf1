"""When people are stopped and searched: the only hours that the open data give."""

from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.assessment.tables import Cell, FigureTable
from fourfold.analysis.assessment.wording import (
    listed,
    months_named,
    percentages,
    whole,
)
from fourfold.analysis.cube.stops import StopCounts

BLOCK = "hours"
DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

# Four parts of the day, so that a table of them can be read.
PARTS = (
    ("0:00 to 5:59", 0),
    ("6:00 to 11:59", 6),
    ("12:00 to 17:59", 12),
    ("18:00 to 23:59", 18),
)
HOURS = 6


def hours_block(found: Found) -> Block | None:
    """None where no stop-and-search file is loaded, or none gives the hour."""
    stops = found.background.stops
    if stops is None or not stops.by_hour.any():
        return None
    timed = int(stops.by_hour.sum())
    busiest = int(stops.by_hour.sum(axis=0).argmax())
    day = int(stops.by_hour.sum(axis=1).argmax())
    share = stops.by_hour[:, busiest].sum() / timed
    return Block(
        BLOCK,
        "Stops and searches by day and hour",
        (
            Paragraph(
                f"{whole(timed)} searches by {listed(list(stops.forces))} in "
                f"{found.scope.authority.name}, {months_named(stops.months)}: most in "
                f"the hour from {busiest}:00 ({percentages(share)[0]}) and on "
                f"{DAYS[day]}s. It says when officers searched, and not when crimes "
                f"happen."
            ),
        ),
        tables=(_table(stops),),
    )


def _table(stops: StopCounts) -> FigureTable:
    return FigureTable(
        id="table-stop-hours",
        caption="Searches by day and time of day",
        columns=("Day", *(name for name, _ in PARTS)),
        rows=tuple(
            (
                day,
                tuple(
                    Cell(whole(stops.by_hour[row, start : start + HOURS].sum()))
                    for _, start in PARTS
                ),
            )
            for row, day in enumerate(DAYS)
        ),
    )
