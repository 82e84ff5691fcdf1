"""Month by month, with gaps as gaps, and the average of the last 12 months."""

from typing import Any

from fourfold.analysis.assessment.periods import MONTHS_IN_A_YEAR, Period
from fourfold.analysis.assessment.plan import rolling_years
from fourfold.analysis.assessment.section_ids import CHANGE
from fourfold.analysis.assessment.structure import Found, Scope
from fourfold.analysis.assessment.wording import (
    counted,
    month_name,
    months_named,
    period_name,
    span_name,
    whole,
)
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.months import (
    compared_periods,
    gap_bands,
    middle_of,
    month_axis,
)
from fourfold.analysis.charts.style import (
    MAIN,
    SOFT,
    WIDTH,
    specification,
)
from fourfold.analysis.offences.measures import Measure

MONTHLY, AVERAGE = "each month", "average of the last 12 months"

Row = dict[str, Any]


def monthly_series(found: Found, measure: Measure) -> Sketch | None:
    """The series of one measure; None where no month of it is known."""
    rows = _rows(found, measure)
    known = [row["month"] for row in rows if row["count"] is not None]
    if not known:
        return None
    missing = [row["month"] for row in rows if row["count"] is None]
    return Sketch(
        id=f"chart-months-{measure.id}",
        section=CHANGE,
        block=f"months-{measure.id}",
        title=f"{measure.short_title} in {found.scope.authority.name} by month",
        summary=_summary(found, measure, missing),
        specification=_specification(found.scope, rows, missing, unit=measure.unit),
        table=_table(measure, rows),
    )


def _rows(found: Found, measure: Measure) -> list[Row]:
    """One row a month; None where the count, or any of the 12 months, is not known."""
    area, span = found.scope.authority.code, found.scope.span
    years = {year.last: year for year in rolling_years(span)}
    rows = []
    for month in span.months:
        count = found.of(measure, "count", area, period=Period(month, month))
        year = years.get(month)
        total = found.of(measure, "count", area, period=year).value if year else None
        average = None if total is None else round(total / MONTHS_IN_A_YEAR, 2)
        rows.append(
            {"month": month, "count": count.value, "year": total, "average": average}
        )
    return rows


def _summary(found: Found, measure: Measure, missing: list[str]) -> str:
    scope = found.scope
    count = found.of(measure, "count", scope.authority.code)
    total = (
        f"{counted(count.value, measure.unit)} in {period_name(scope.period)}"
        if count.value is not None
        else f"the total for {period_name(scope.period)} is {count.reason}"
    )
    gaps = f" Grey: no figure ({months_named(missing)})." if missing else ""
    return (
        f"{measure.short_title} by month, {span_name(scope.span)}: {total}. The thick "
        f"line is the average of the last 12 months, the dashed lines part the periods "
        f"that are compared.{gaps}"
    )


def _table(measure: Measure, rows: list[Row]) -> DataTable:
    return DataTable(
        caption=f"{measure.title} by month",
        columns=("Month", f"{measure.unit.capitalize()}", "12 months to this month"),
        rows=tuple(
            (month_name(row["month"]), _cell(row["count"]), _cell(row["year"]))
            for row in rows
        ),
    )


def _cell(number: float | None) -> str:
    return "not known" if number is None else whole(number)


def _specification(
    scope: Scope, rows: list[Row], missing: list[str], *, unit: str
) -> Specification:
    values = [
        {
            "at": middle_of(row["month"]),
            "count": row["count"],
            "average": row["average"],
        }
        for row in rows
    ]
    time = month_axis(len(rows))
    return specification(
        width=WIDTH,
        height=170,
        data={"values": values},
        layer=[
            *gap_bands(missing, time),
            *compared_periods(scope, time, first=scope.span.first),
            _line("count", MONTHLY, {"x": time, "y": _counts(unit)}),
            _line("average", AVERAGE, {"x": time, "y": _counts(unit)}),
        ],
    )


def _counts(unit: str) -> Specification:
    return {
        "type": "quantitative",
        "title": f"{unit.capitalize()} a month",
        "axis": {"tickCount": 4, "format": ",d", "domain": False, "ticks": False},
    }


def _line(field: str, name: str, places: Specification) -> Specification:
    monthly = field == "count"
    return {
        "mark": {
            "type": "line",
            "strokeWidth": 1.5 if monthly else 3.5,
            "point": {"size": 22, "filled": True} if monthly else False,
            "invalid": "break-paths-show-domains",
        },
        "encoding": {
            "x": places["x"],
            "y": {"field": field, **places["y"]},
            "color": {
                "datum": name,
                "type": "nominal",
                "scale": {"domain": [MONTHLY, AVERAGE], "range": [SOFT, MAIN]},
                "legend": {"symbolType": "stroke", "symbolStrokeWidth": 3},
            },
        },
    }
