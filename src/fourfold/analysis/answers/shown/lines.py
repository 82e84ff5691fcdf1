"""Counts over time as lines, with what is usual and when something began."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.shown.pictures import HEIGHT, Row, amount, finite
from fourfold.analysis.charts.chart import Specification
from fourfold.analysis.charts.months import middle_of, month_axis
from fourfold.analysis.charts.style import (
    ALARM,
    BAND,
    MAIN,
    QUIET,
    WIDTH,
    specification,
)

Floats = NDArray[np.float64]

BROKEN = {"invalid": "break-paths-show-domains"}


def series(
    months: NDArray[Any], lines: dict[str, Floats], *, title: str, **more: Any
) -> Specification:
    """Lines over time, the first thick; where nothing is known a line stops.

    more : band, a pair of arrays (lower and upper); marked, bool array of the first
        line's points; since, place of a month that an upright line stands before
    """
    time = _time(months)
    at = [_at(month) for month in months]
    layer = [
        *_band(at, more.get("band"), time=time, title=title),
        *_since(at, more.get("since"), time=time),
        *(
            _line(at, values, axes=(time, title), style=(name, tuple(lines)))
            for name, values in lines.items()
        ),
        *_marks(at, lines, more.get("marked"), axes=(time, title)),
    ]
    return specification(width=WIDTH, height=HEIGHT, layer=layer)


def _time(months: NDArray[Any]) -> Specification:
    if months.dtype.kind == "M":
        return month_axis(len(months))
    return {
        "field": "at",
        "type": "quantitative",
        "scale": {"zero": False, "nice": False},
        "axis": {"title": "Period", "format": "d", "tickMinStep": 1},
    }


def _at(month: Any) -> str | int:
    return middle_of(str(month)) if "-" in str(month) else int(month)


def _line(
    at: Sequence[str | int],
    values: Floats,
    *,
    axes: tuple[Specification, str],
    style: tuple[str, tuple[str, ...]],
) -> Specification:
    (time, title), (name, names) = axes, style
    return {
        "data": {"values": _values(at, value=values)},
        "mark": {"type": "line", "strokeWidth": 2.5 if name == names[0] else 1.5}
        | BROKEN,
        "encoding": {
            "x": time,
            "y": {"field": "value", **amount(title)},
            "color": {
                "datum": name,
                "type": "nominal",
                "scale": {
                    "domain": list(names),
                    "range": [MAIN, ALARM, QUIET][: len(names)],
                },
                "legend": {"symbolType": "stroke", "symbolStrokeWidth": 3},
            },
        },
    }


def _band(
    at: Sequence[str | int],
    band: tuple[Floats, Floats] | None,
    *,
    time: Specification,
    title: str,
) -> list[Specification]:
    if band is None:
        return []
    return [
        {
            "data": {"values": _values(at, lower=band[0], upper=band[1])},
            "mark": {"type": "area", "color": BAND, **BROKEN},
            "encoding": {
                "x": time,
                "y": {"field": "lower", **amount(title)},
                "y2": {"field": "upper"},
            },
        }
    ]


def _since(
    at: Sequence[str | int], since: int | None, *, time: Specification
) -> list[Specification]:
    if since is None:
        return []
    return [
        {
            "data": {"values": [{"at": at[since]}]},
            "mark": {"type": "rule", "strokeDash": [3, 3], "color": QUIET},
            "encoding": {"x": time},
        }
    ]


def _marks(
    at: Sequence[str | int],
    lines: dict[str, Floats],
    marked: NDArray[np.bool_] | None,
    *,
    axes: tuple[Specification, str],
) -> list[Specification]:
    if marked is None or not marked.any():
        return []
    first = next(iter(lines.values()))
    values = _values(at, value=np.where(marked, first, np.nan))
    shape = {"type": "point", "filled": True, "size": 90, "shape": "triangle-up"}
    return [
        {
            "data": {"values": [row for row in values if row["value"] is not None]},
            "mark": {**shape, "color": ALARM, "opacity": 1},
            "encoding": {"x": axes[0], "y": {"field": "value", **amount(axes[1])}},
        }
    ]


def _values(at: Sequence[str | int], **columns: Floats) -> list[Row]:
    return [
        {"at": when, **{name: finite(float(c[i])) for name, c in columns.items()}}
        for i, when in enumerate(at)
    ]
