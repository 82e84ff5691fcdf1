"""The two pictures of a ward's page: where it lies, and its months."""

from typing import Any

import shapely

from fourfold.analysis.assessment.periods import MONTHS_IN_A_YEAR, Period
from fourfold.analysis.assessment.profiles import Profile, drawn_measure
from fourfold.analysis.assessment.structure import Assessment, Found
from fourfold.analysis.assessment.wording import (
    month_name,
    months_named,
    span_name,
)
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.map_layers import simplified
from fourfold.analysis.charts.style import (
    HALF,
    INK,
    MAIN,
    SOFT,
    specification,
)

MAP_HEIGHT = 230
SECTION = "profiles"
WASH = "#f2f6f6"

Row = dict[str, Any]


def ward_months(found: Found, profile: Profile) -> Sketch | None:
    """The months of a ward and their average; None where no month is known."""
    ward = profile.ward
    measure = drawn_measure(found.scope)
    if measure is None:
        return None
    months = found.scope.span.months
    counts = [
        found.of(measure, "count", ward.code, period=Period(month, month)).value
        for month in months
    ]
    rows = _rows(dict(zip(months, counts, strict=True)))
    missing = [row["month"] for row in rows if row["count"] is None]
    if len(missing) == len(rows):
        return None
    gaps = f" No figure: {months_named(missing)}." if missing else ""
    return Sketch(
        id=f"chart-profile-months-{ward.code}",
        section=SECTION,
        block=ward.code,
        title=f"{measure.short_title} in {ward.name} by month",
        summary=(
            f"Dots are months, {span_name(found.scope.span)}. The line is the average "
            f"of the last 12 months.{gaps}"
        ),
        specification=_months_specification(rows, measure.unit),
        table=DataTable(
            caption=f"{measure.title} in {ward.name}",
            columns=("Month", measure.unit.capitalize(), "Average of 12 months"),
            rows=tuple(
                (month_name(row["month"]), _text(row["count"]), _text(row["average"]))
                for row in rows
            ),
        ),
    )


def _text(value: float | None) -> str:
    return "not known" if value is None else f"{value:,g}"


def _rows(counts: dict[str, float | None]) -> list[Row]:
    months = list(counts)
    rows = []
    for at, month in enumerate(months):
        year = [counts[each] for each in months[at + 1 - MONTHS_IN_A_YEAR : at + 1]]
        known = [value for value in year if value is not None]
        whole_year = at + 1 >= MONTHS_IN_A_YEAR and len(known) == MONTHS_IN_A_YEAR
        average = round(sum(known) / MONTHS_IN_A_YEAR, 2) if whole_year else None
        rows.append({"month": month, "count": counts[month], "average": average})
    return rows


def _months_specification(rows: list[Row], unit: str) -> Specification:
    values = [{**row, "at": f"{row['month']}-15T00:00:00Z"} for row in rows]
    time: Specification = {
        "field": "at",
        "type": "temporal",
        "scale": {"type": "utc"},
        "axis": {"title": None, "format": "%b %Y", "grid": False, "tickCount": 4},
    }
    size: Specification = {
        "type": "quantitative",
        "title": f"{unit.capitalize()} a month",
        "axis": {"tickCount": 4, "format": ",d", "domain": False, "ticks": False},
    }
    return specification(
        width=HALF,
        height=150,
        data={"values": values},
        layer=[
            {
                "mark": {"type": "point", "filled": True, "size": 26, "color": SOFT},
                "encoding": {"x": time, "y": {"field": "count", **size}},
            },
            {
                "mark": {
                    "type": "line",
                    "strokeWidth": 3,
                    "color": MAIN,
                    "invalid": "break-paths-show-domains",
                },
                "encoding": {"x": time, "y": {"field": "average", **size}},
            },
        ],
    )


def ward_place(assessment: Assessment, profile: Profile) -> Sketch:
    """Where the ward lies in its authority."""
    scope, ward = assessment.scope, profile.ward
    outlines = simplified(assessment.outlines)
    west, south, east, north = shapely.total_bounds(outlines)
    width = min(HALF, round(MAP_HEIGHT * (east - west) / (north - south)))
    features = [
        {
            "type": "Feature",
            "geometry": shapely.geometry.mapping(outline),
            "properties": {"own": each == ward},
        }
        for each, outline in zip(scope.wards, outlines, strict=True)
    ]
    extent = assessment.background.extents.get(ward.code)
    size = f" It covers {extent:,.1f} square kilometres." if extent else ""
    return Sketch(
        id=f"chart-profile-place-{ward.code}",
        section=SECTION,
        block=ward.code,
        title=f"{ward.name} in {scope.authority.name}",
        summary=f"The ward is the dark area. North is up.{size}",
        specification=_place_specification(features, width),
        table=DataTable(
            caption="Wards of the map",
            columns=("Ward", "Code"),
            rows=tuple((each.name, each.code) for each in scope.wards),
        ),
    )


def _place_specification(features: list[Row], width: int) -> Specification:
    return specification(
        width=width,
        height=MAP_HEIGHT,
        projection={"type": "identity", "reflectY": True},
        data={"values": features},
        mark={"type": "geoshape", "stroke": INK, "strokeWidth": 0.6},
        encoding={
            "color": {
                "condition": {"test": "datum.properties.own", "value": MAIN},
                "value": WASH,
            }
        },
    )
