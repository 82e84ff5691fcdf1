"""One small chart a ward, all to one scale: which wards move, and when."""

from typing import Any

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.section_ids import CHANGE
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import month_name, months_named, whole
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.months import middle_of, month_axis
from fourfold.analysis.charts.style import MAIN, WIDTH, specification
from fourfold.analysis.offences.measures import Measure

COLUMNS = 4
HEIGHT = 55
# Between the small charts.
SPACING = 14


def ward_multiples(found: Found, measure: Measure) -> Sketch | None:
    """None without wards, or where no month of any is known."""
    scope = found.scope
    rows: list[dict[str, Any]] = [
        {
            "ward": ward.name,
            "month": month,
            "count": _count(found, measure, ward.code, month),
        }
        for ward in scope.wards
        for month in scope.span.months
    ]
    if all(row["count"] is None for row in rows):
        return None
    missing = [
        month
        for month in scope.span.months
        if all(row["count"] is None for row in rows if row["month"] == month)
    ]
    gaps = f" No figure: {months_named(missing)}." if missing else ""
    most = max(row["count"] or 0 for row in rows)
    return Sketch(
        id=f"chart-multiples-{measure.id}",
        section=CHANGE,
        block=f"wards-by-month-{measure.id}",
        title=f"{measure.short_title} by month in each ward",
        summary=(
            f"All to one scale, from 0 to {whole(most)} a month, so that wards can be "
            f"set beside each other.{gaps}"
        ),
        specification=_specification(rows, len(scope.span)),
        table=DataTable(
            caption=f"{measure.title} by month and ward",
            columns=("Month", *(ward.name for ward in scope.wards)),
            rows=tuple(
                (
                    month_name(month),
                    *(
                        "not known" if row["count"] is None else whole(row["count"])
                        for row in rows
                        if row["month"] == month
                    ),
                )
                for month in scope.span.months
            ),
        ),
    )


def _count(found: Found, measure: Measure, ward: str, month: str) -> float | None:
    return found.of(measure, "count", ward, period=Period(month, month)).value


def _specification(rows: list[dict[str, Any]], months: int) -> Specification:
    values = [
        {"ward": row["ward"], "at": middle_of(row["month"]), "count": row["count"]}
        for row in rows
    ]
    time = month_axis(months)
    time = {**time, "axis": {**time["axis"], "format": "%Y", "tickCount": "year"}}
    return specification(
        data={"values": values},
        facet={
            "field": "ward",
            "type": "nominal",
            "sort": None,
            "header": {
                "title": None,
                "labelFontSize": 11,
                "labelAnchor": "start",
                "labelLimit": WIDTH // COLUMNS - SPACING,
            },
        },
        columns=COLUMNS,
        spacing=SPACING,
        spec={
            "width": WIDTH // COLUMNS - SPACING - 10,
            "height": HEIGHT,
            "mark": {
                "type": "line",
                "color": MAIN,
                "strokeWidth": 1.5,
                "invalid": "break-paths-show-domains",
            },
            "encoding": {
                "x": time,
                "y": {
                    "field": "count",
                    "type": "quantitative",
                    "axis": {"title": None, "tickCount": 2, "domain": False},
                },
            },
        },
    )
