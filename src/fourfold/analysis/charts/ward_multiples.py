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
        {"ward": ward.name, "month": month, "count": count.value}
        for ward in scope.wards
        for month in scope.span.months
        for count in [
            found.of(measure, "count", ward.code, period=Period(month, month))
        ]
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
        table=_table(found, measure, rows),
    )


def _table(found: Found, measure: Measure, rows: list[dict[str, Any]]) -> DataTable:
    """A row a month, a column a ward."""
    counts = {(row["month"], row["ward"]): row["count"] for row in rows}
    wards = [ward.name for ward in found.scope.wards]
    return DataTable(
        caption=f"{measure.title} by month and ward",
        columns=("Month", *wards),
        rows=tuple(
            (month_name(month), *(_text(counts[month, ward]) for ward in wards))
            for month in found.scope.span.months
        ),
    )


def _text(count: float | None) -> str:
    return "not known" if count is None else whole(count)


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
        spec=_small_chart(time),
    )


def _small_chart(time: Specification) -> Specification:
    return {
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
    }
