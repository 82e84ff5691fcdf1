"""Searches by day and hour: darker where there are more."""

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.section_ids import WHEN
from fourfold.analysis.assessment.stop_hours import BLOCK, DAYS
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import whole
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import CLASSES, WIDTH, specification

HEIGHT = 190


def stop_hours(found: Found) -> Sketch | None:
    """None where no stop-and-search file is loaded, or none gives the hour."""
    stops = found.background.stops
    if stops is None or not stops.by_hour.any():
        return None
    row, hour = divmod(int(stops.by_hour.argmax()), 24)
    return Sketch(
        id="chart-stop-hours",
        section=WHEN,
        block=BLOCK,
        title="Stops and searches by day and hour",
        summary=(
            f"The darker, the more. Most on {DAYS[row]}s from {hour}:00 "
            f"({whole(stops.by_hour[row, hour])})."
        ),
        specification=_specification(stops.by_hour),
        table=DataTable(
            caption="Searches by day and hour",
            columns=("Hour", *DAYS),
            rows=tuple(
                (
                    f"{hour}:00",
                    *(whole(stops.by_hour[row, hour]) for row in range(len(DAYS))),
                )
                for hour in range(24)
            ),
        ),
    )


def _specification(by_hour: NDArray[np.int64]) -> Specification:
    return specification(
        width=WIDTH - 90,
        height=HEIGHT,
        data={
            "values": [
                {"day": day, "hour": hour, "searches": int(by_hour[row, hour])}
                for row, day in enumerate(DAYS)
                for hour in range(24)
            ]
        },
        mark={"type": "rect", "stroke": "white", "strokeWidth": 1},
        encoding={
            "x": {
                "field": "hour",
                "type": "ordinal",
                "axis": {"title": "Hour of the day", "labelAngle": 0},
            },
            "y": {
                "field": "day",
                "type": "nominal",
                "sort": None,
                "axis": {"title": None, "domain": False, "ticks": False},
            },
            "color": {
                "field": "searches",
                "type": "quantitative",
                "scale": {"range": [CLASSES[0], CLASSES[-1]], "zero": True},
                "legend": {"title": "Searches", "gradientLength": 160},
            },
        },
    )
