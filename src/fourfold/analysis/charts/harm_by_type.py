"""Share of the crimes beside share of the harm, type by type."""

from typing import Any

from fourfold.analysis.assessment.section_ids import HARM
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import (
    HAIRLINE,
    MAIN,
    QUIET,
    WIDTH,
    named_rows,
    specification,
)

ROW_HEIGHT = 24
CRIMES, HARMS = "share of crimes", "share of harm"


def harm_by_type(found: Found) -> Sketch | None:
    """None where the harm is not known."""
    rows = _rows(found)
    if not rows:
        return None
    return Sketch(
        id="chart-harm-by-type",
        section=HARM,
        block="harm-by-type",
        title="Crimes and harm by type",
        summary=(
            "The dot is the share of the crimes, the diamond the share of the harm: "
            "the further apart, the less a count says of a type."
        ),
        specification=_specification(rows),
        table=DataTable(
            caption="Share of crimes and of harm",
            columns=("Type", "Crimes", "Harm"),
            rows=tuple(
                (row["type"], f"{row['crimes']:.1%}", f"{row['harm']:.1%}")
                for row in rows
            ),
        ),
    )


def _rows(found: Found) -> list[dict[str, Any]]:
    area = found.scope.authority.code
    types = [each for each in found.scope.types if found.has(each, "harm-share", area)]
    counts = [found.of(each, "count", area).value for each in types]
    shares = [found.of(each, "harm-share", area).value for each in types]
    total = sum(count or 0 for count in counts)
    if not total or None in counts or None in shares:
        return []
    rows = [
        {
            "type": each.short_title,
            "crimes": round((count or 0) / total, 4),
            "harm": round(share or 0, 4),
        }
        for each, count, share in zip(types, counts, shares, strict=True)
    ]
    return sorted(rows, key=lambda row: (-float(row["harm"]), str(row["type"])))


def _specification(rows: list[dict[str, Any]]) -> Specification:
    types, room = named_rows("type", [row["type"] for row in rows])
    share: Specification = {
        "type": "quantitative",
        "axis": {"title": None, "format": "%", "tickCount": 6, "domain": False},
    }

    return specification(
        width=WIDTH - room,
        height=ROW_HEIGHT * len(rows),
        data={"values": rows},
        layer=[
            {
                "mark": {"type": "rule", "strokeWidth": 3, "color": HAIRLINE},
                "encoding": {
                    "y": types,
                    "x": {"field": "crimes", **share},
                    "x2": {"field": "harm"},
                },
            },
            _dots("crimes", CRIMES, {"y": types, "x": share}),
            _dots("harm", HARMS, {"y": types, "x": share}),
        ],
    )


def _dots(field: str, name: str, places: Specification) -> Specification:
    ranges = {"color": [QUIET, MAIN], "shape": ["circle", "diamond"]}
    return {
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
        "encoding": {
            "y": places["y"],
            "x": {"field": field, **places["x"]},
            **{
                channel: {
                    "datum": name,
                    "type": "nominal",
                    "scale": {"domain": [CRIMES, HARMS], "range": given},
                }
                for channel, given in ranges.items()
            },
        },
    }
