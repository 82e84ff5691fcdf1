"""Draws a chart again for half the width of a page, its letters as large as before."""

from dataclasses import replace
from typing import Any

from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.style import HALF, WIDTH

# A plot narrower than this tells nothing apart.
NARROWEST = 140


def narrow(chart: Chart) -> Chart:
    """The chart in half a page; as it is where it has no width of its own."""
    wanted = chart.sketch.specification
    width = wanted.get("width")
    if not isinstance(width, int | float):
        return chart
    # Beside the plot stand the names of its rows, which need their room.
    room = WIDTH - width
    specification = {
        **wanted,
        "width": max(NARROWEST, HALF - room),
        "config": _with_upright_legend(wanted["config"]),
    }
    if "projection" in wanted:
        scale = (HALF - room / 2) / width
        specification["width"] = round(width * scale)
        specification["height"] = round(wanted["height"] * scale)
    return draw(replace(chart.sketch, specification=specification))


def _with_upright_legend(config: dict[str, Any]) -> dict[str, Any]:
    # Side by side, its labels would be wider than the half page.
    return {**config, "legend": {**config["legend"], "columns": 1}}
