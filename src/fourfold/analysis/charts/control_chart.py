"""A series beside what is usual for it: the months that stand out are marked."""

from typing import Any

import numpy as np

from fourfold.analysis.assessment.control import Control
from fourfold.analysis.assessment.questions.change.signals import (
    control_in,
    sides_of,
    usual_range,
)
from fourfold.analysis.assessment.section_ids import CHANGE
from fourfold.analysis.assessment.structure import Found, Scope
from fourfold.analysis.assessment.wording import (
    listed,
    month_name,
    months_named,
    plural,
    whole,
)
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.months import (
    compared_periods,
    middle_of,
    month_axis,
)
from fourfold.analysis.charts.style import (
    ALARM,
    BAND,
    MAIN,
    QUIET,
    WIDTH,
    specification,
)
from fourfold.analysis.offences.measures import Measure

HEIGHT = 170

# Where a month has no figure or no limits a line stops, and does not fall to nought.
_BROKEN = {"invalid": "break-paths-show-domains"}

Row = dict[str, Any]


def control_chart(found: Found, measure: Measure) -> Sketch | None:
    """None where what is usual is not known."""
    return sketch_of(found, control_in(found, measure, found.scope.authority))


def sketch_of(found: Found, control: Control) -> Sketch | None:
    """The chart of a series in whatever area; None where the usual is not known."""
    if control.chart is None:
        return None
    measure, rows = control.series.measure, _rows(control)
    return Sketch(
        id=f"chart-usual-{measure.id}",
        section=CHANGE,
        block=f"months-{measure.id}",
        title=f"{measure.short_title}: the months beside the usual",
        summary=_summary(control, rows),
        specification=_specification(rows, scope=found.scope, unit=measure.unit),
        table=DataTable(
            caption=f"{measure.title} by month, and what is usual",
            columns=("Month", measure.unit.capitalize(), "Usual", "Stands out"),
            rows=tuple(
                (
                    month_name(row["month"]),
                    "not known" if row["count"] is None else whole(row["count"]),
                    _usual(row),
                    row["mark"] or "no",
                )
                for row in rows
            ),
        ),
    )


def _usual(row: Row) -> str:
    if row["lower"] is None:
        return "not known"
    return f"{whole(row['lower'])} to {whole(row['upper'])}"


def _rows(control: Control) -> list[Row]:
    """Counts as recorded, with the limits for the time of year."""
    chart = control.chart
    marks = sides_of(control)
    rows = []
    for place, month in enumerate(control.series.months):
        lower, upper = usual_range(control, place)
        centre = float(chart.centre[place] * control.exposure[place]) if chart else 0
        rows.append(
            {
                "month": month,
                "at": middle_of(month),
                "count": _number(control.series.counts[place]),
                "centre": _number(centre),
                "lower": _number(lower),
                "upper": _number(upper),
                "mark": marks.get(place, ""),
            }
        )
    return rows


def _number(value: float) -> float | None:
    return round(float(value), 1) if np.isfinite(value) else None


def _summary(control: Control, rows: list[Row]) -> str:
    marked = [row["month"] for row in rows if row["mark"]]
    missing = [row["month"] for row in rows if row["count"] is None]
    season = ", less the season," if control.less_season else ""
    sentence = (
        f"The dashed line from month to month is the usual, and the band holds nearly "
        f"all months{season} while nothing changes. The upright lines part the periods "
        f"that are compared. "
    )
    if marked:
        sentence += (
            f"Triangles: {plural(len(marked), 'month stands', 'months stand')} out "
            f"({months_named(marked)}), alone or as part of a run"
        )
    else:
        sentence += "No month stands out"
    if missing:
        sentence += f". No figure: {listed([months_named(missing)])}"
    return f"{sentence}."


def _specification(rows: list[Row], *, scope: Scope, unit: str) -> Specification:
    time = month_axis(len(rows))
    counts: Specification = {
        "type": "quantitative",
        "title": f"{unit.capitalize()} a month",
        "axis": {"tickCount": 4, "format": ",d", "domain": False, "ticks": False},
    }
    return specification(
        width=WIDTH,
        height=HEIGHT,
        data={"values": [{k: v for k, v in r.items() if k != "month"} for r in rows]},
        layer=[
            *_usual_lines(time, counts),
            *compared_periods(scope, time, first=rows[0]["month"]),
            {
                "mark": {"type": "line", "color": MAIN, "strokeWidth": 1.5, **_BROKEN},
                "encoding": {"x": time, "y": {"field": "count", **counts}},
            },
            _dots(time, counts),
        ],
    )


def _usual_lines(time: Specification, counts: Specification) -> list[Specification]:
    """The band between the limits, and the centre line."""
    step = {"interpolate": "step", **_BROKEN}
    return [
        {
            "mark": {"type": "area", "color": BAND, **step},
            "encoding": {
                "x": time,
                "y": {"field": "lower", **counts},
                "y2": {"field": "upper"},
            },
        },
        {
            "mark": {"type": "line", "color": QUIET, "strokeDash": [5, 3], **step},
            "encoding": {"x": time, "y": {"field": "centre", **counts}},
        },
    ]


def _dots(time: Specification, counts: Specification) -> Specification:
    return {
        "mark": {"type": "point", "filled": True, "opacity": 1, "invalid": "filter"},
        "encoding": {
            "x": time,
            "y": {"field": "count", **counts},
            "color": {
                "condition": {"test": "datum.mark", "value": ALARM},
                "value": MAIN,
            },
            "shape": {
                "condition": [
                    {"test": "datum.mark === 'high'", "value": "triangle-up"},
                    {"test": "datum.mark === 'low'", "value": "triangle-down"},
                ],
                "value": "circle",
            },
            "size": {"condition": {"test": "datum.mark", "value": 90}, "value": 24},
        },
    }
