"""Each month of the year beside the usual month, with its interval."""

from typing import Any

from fourfold.analysis.assessment.monthly import monthly
from fourfold.analysis.assessment.seasons import season_of
from fourfold.analysis.assessment.section_ids import WHEN
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import MONTHS
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import INK, MAIN, WIDTH, specification
from fourfold.analysis.offences.measures import Measure

HEIGHT = 170

# The line of the usual month.
USUAL = {
    "data": {"values": [{"at": 1}]},
    "mark": {"type": "rule", "color": INK, "strokeDash": [5, 3]},
    "encoding": {"y": {"field": "at", "type": "quantitative"}},
}


def season(found: Found, measure: Measure) -> Sketch | None:
    """None where the season is not known."""
    told = season_of(monthly(found, measure, found.scope.authority))
    if isinstance(told, str):
        return None
    pattern = told.pattern
    rows: list[dict[str, Any]] = [
        {
            "month": name[:3],
            "index": round(float(pattern.indices[place]), 3),
            "lower": round(float(pattern.lower[place]), 3),
            "upper": round(float(pattern.upper[place]), 3),
        }
        for place, name in enumerate(MONTHS)
    ]
    return Sketch(
        id=f"chart-season-{measure.id}",
        section=WHEN,
        block="season",
        title=f"{measure.short_title}: the months of the year",
        summary=(
            "Each dot is what a month of the year usually has, beside the usual month "
            "(100%). A line that crosses 100% is no difference beyond chance."
        ),
        specification=_specification(rows),
        table=DataTable(
            caption=f"{measure.title}: months of the year beside the usual month",
            columns=("Month", "Index", "95% interval"),
            rows=tuple(
                (
                    name,
                    f"{row['index']:.0%}",
                    f"{row['lower']:.0%} to {row['upper']:.0%}",
                )
                for name, row in zip(MONTHS, rows, strict=True)
            ),
        ),
    )


def _specification(rows: list[dict[str, Any]]) -> Specification:
    month: Specification = {
        "field": "month",
        "type": "nominal",
        "sort": None,
        "axis": {"title": None, "labelAngle": 0, "ticks": False},
    }
    index: Specification = {
        "type": "quantitative",
        "scale": {"zero": False},
        "axis": {"title": "Beside the usual month", "format": "%", "tickCount": 5},
    }
    return specification(
        width=WIDTH - 40,
        height=HEIGHT,
        data={"values": rows},
        layer=[
            USUAL,
            {
                "mark": {"type": "rule", "strokeWidth": 2, "color": MAIN},
                "encoding": {
                    "x": month,
                    "y": {"field": "lower", **index},
                    "y2": {"field": "upper"},
                },
            },
            {
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 75,
                    "color": MAIN,
                    "opacity": 1,
                },
                "encoding": {"x": month, "y": {"field": "index", **index}},
            },
        ],
    )
