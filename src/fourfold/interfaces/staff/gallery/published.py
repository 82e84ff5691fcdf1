"""What the components for editions show in the gallery: invented, and of no place."""

from typing import Any

from django.templatetags.static import static

from fourfold.interfaces.components.published import (
    Chart,
    FigureCell,
    FigureTable,
    Map,
    Shape,
)
from fourfold.interfaces.components.values import Figure

PERIOD = "2025-07..2026-06"


def values() -> dict[str, Any]:
    return {
        "named_figure": _figure(),
        "figure_table": _table(),
        "chart": _chart(),
        "map": _map(),
    }


def _figure() -> Figure:
    return Figure(
        what="Violence",
        number="8.2",
        unit="offences for every 1,000 residents",
        place="Ferry Green (invented)",
        period="July 2025 to June 2026",
        interval="95% interval 7.1 to 9.4",
        name=f"violence.rate.E05990001.{PERIOD}",
    )


def _table() -> FigureTable:
    def row(name: str, measure: str, *changed: str) -> tuple[FigureCell, ...]:
        count = f"{measure}.count.E05990001.{PERIOD}"
        change = f"{measure}.change.E05990001.{PERIOD}"
        words, direction = changed
        return (
            FigureCell(name),
            FigureCell("1,204", count, is_number=True),
            FigureCell(words, change, direction),
        )

    return FigureTable(
        id="sample-figures",
        caption="Ferry Green (invented), July 2025 to June 2026",
        columns=("What", "Recorded", "What changed (95% interval)"),
        rows=[
            row("Violence", "violence", "Up 21% (9% to 34%)", "up"),
            row("Robbery", "robbery", "Down 30% (12% to 44%)", "down"),
            row("Burglary", "burglary", "No change beyond chance", "neither"),
        ],
    )


def _chart() -> Chart:
    rows = [("April 2026", "90"), ("May 2026", "101"), ("June 2026", "97")]
    told = {"caption": "Violence", "columns": ("Month", "Offences"), "rows": rows}
    return Chart(
        id="sample-chart",
        title="Violence by month",
        summary="An invented line that rises and falls, from April to June 2026.",
        width=620,
        height=120,
        table=FigureTable.of_words(told, "sample-chart-numbers"),
        picture=static("gallery/chart.svg"),
        numbers="#published",
        specification="#published",
    )


def _map() -> Map:
    return Map(
        title="Map of two invented wards",
        width=240,
        height=120,
        shapes=[
            Shape("Ferry Green", "#ferry-green", "M5 5H115V115H5Z", is_own=True),
            Shape("Mill Lane", "#mill-lane", "M115 5H235V115H115Z"),
        ],
    )
