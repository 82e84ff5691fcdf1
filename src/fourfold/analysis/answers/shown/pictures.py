"""The few kinds of chart that answers are drawn as, in the house's style."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.charts.chart import Specification
from fourfold.analysis.charts.style import (
    CLASSES,
    INK,
    MAIN,
    SOFT,
    WIDTH,
    named_rows,
    specification,
)

Floats = NDArray[np.float64]
Row = dict[str, Any]

HEIGHT = 200


def rows_of(names: Iterable[object], values: Floats) -> list[Row]:
    """Rows of a name and a value, as the pictures take them."""
    return [
        {"name": str(name), "value": float(value)}
        for name, value in zip(names, values, strict=True)
    ]


def amount(title: str, **more: Any) -> Specification:
    """An axis of numbers."""
    return {"type": "quantitative", "title": title, **more}


def rows_with_limits(
    rows: Sequence[Row],
    *,
    title: str,
    usual: float | None = None,
    scale: str = "linear",
) -> Specification:
    """A dot a row, with a line from its lower to its upper limit.

    rows : of name, value, lower and upper; usual : where an upright line stands
    scale : log for ratios, so that half and twice are as far off; it has no nought
    """
    names, room = named_rows("name", [row["name"] for row in rows])
    # A limit that is infinite or not known has no place on the axis.
    kept = [{k: finite(v) for k, v in row.items()} for row in rows]
    if scale == "log":
        kept = [{k: v or None for k, v in row.items()} for row in kept]
    across = amount(title, scale={"zero": False, "type": scale})
    layer = _dots(names, across)
    if usual is not None:
        layer.insert(
            0,
            {
                "data": {"values": [{"at": usual}]},
                "mark": {"type": "rule", "color": INK, "strokeDash": [5, 3]},
                "encoding": {"x": {"field": "at", **across}},
            },
        )
    return specification(
        width=max(WIDTH - room, 200),
        height=max(28 * len(rows), 60),
        data={"values": kept},
        layer=layer,
    )


def bars(rows: Sequence[Row], *, title: str, over: str) -> Specification:
    """A bar a row, in the order of the rows: of name and value."""
    return specification(
        width=WIDTH,
        height=HEIGHT,
        data={"values": [{k: finite(v) for k, v in row.items()} for row in rows]},
        mark={"type": "bar", "color": MAIN},
        encoding={
            "x": {
                "field": "name",
                "type": "ordinal",
                "sort": None,
                "title": over,
                "axis": {"labelAngle": 0, "labelOverlap": True},
            },
            "y": {"field": "value", **amount(title)},
        },
    )


def ranked(rows: Sequence[Row], *, title: str) -> Specification:
    """A bar a row across the page, with room for its name."""
    names, room = named_rows("name", [str(row["name"]) for row in rows] or [""])
    return specification(
        width=max(WIDTH - room, 200),
        height=max(22 * len(rows), 40),
        data={"values": [{k: finite(v) for k, v in row.items()} for row in rows]},
        mark={"type": "bar", "color": MAIN},
        encoding={"y": names, "x": {"field": "value", **amount(title)}},
    )


def heat(
    table: Floats, *, rows: Sequence[str], columns: Sequence[str], titles: Sequence[str]
) -> Specification:
    """A table of shades, darker for more; titles of across, upright, and the shade."""
    values = [
        {"row": row, "column": column, "value": finite(float(table[up, along]))}
        for up, row in enumerate(rows)
        for along, column in enumerate(columns)
    ]
    across, upright, shade = titles
    order = {"type": "ordinal", "sort": None}
    return specification(
        width=WIDTH - 60,
        height=max(26 * len(rows), 80),
        data={"values": values},
        mark={"type": "rect", "stroke": "white"},
        encoding={
            "x": {
                "field": "column",
                "title": across,
                "axis": {"labelAngle": 0, "labelOverlap": True},
                **order,
            },
            "y": {"field": "row", "title": upright, **order},
            "color": {
                **amount(shade),
                "field": "value",
                "scale": {"range": list(CLASSES)},
                "legend": {"orient": "right", "title": shade},
            },
        },
    )


def curve(across: Floats, up: Floats, *, titles: tuple[str, str]) -> Specification:
    """A curve of shares beside the even line."""
    values = [
        {"across": finite(float(x)), "up": finite(float(y))}
        for x, y in zip(across, up, strict=True)
    ]
    axes = {
        "x": {"field": "across", **amount(titles[0], axis={"format": "%"})},
        "y": {"field": "up", **amount(titles[1], axis={"format": "%"})},
    }
    even = [{"across": end, "up": end} for end in (0, 1)]
    dashed = {"type": "line", "color": INK, "strokeDash": [5, 3]}
    thick = {"type": "line", "color": MAIN, "strokeWidth": 3}
    return specification(
        width=300,
        height=240,
        layer=[
            {"data": {"values": even}, "mark": dashed, "encoding": axes},
            {"data": {"values": values}, "mark": thick, "encoding": axes},
        ],
    )


def _dots(names: Specification, across: Specification) -> list[Specification]:
    """Dots, with lines between their limits."""
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 2, "color": SOFT},
            "encoding": {
                "y": names,
                "x": {"field": "lower", **across},
                "x2": {"field": "upper"},
            },
        },
        {
            "mark": {"type": "point", "filled": True, "size": 75, "color": MAIN},
            "encoding": {"y": names, "x": {"field": "value", **across}},
        },
    ]


def finite(value: Any) -> Any:
    """Rounded to what a screen shows; None where there is no number."""
    if not isinstance(value, float | np.floating):
        return value
    return float(f"{value:.6g}") if np.isfinite(value) else None
