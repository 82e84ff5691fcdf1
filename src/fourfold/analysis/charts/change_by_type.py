"""What changed, type by type: dots with intervals about a line of no change."""

from typing import Any

from fourfold.analysis.assessment.directions import (
    DOWN,
    NEITHER,
    UP,
    allows_percentage,
    direction_of,
)
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.section_ids import WHAT
from fourfold.analysis.assessment.sentences import change_words
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import (
    before_name,
    capitalised,
    listed,
    period_name,
    probability,
)
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import (
    QUIET,
    WIDTH,
    direction_scales,
    dots_with_intervals,
    named_rows,
    specification,
)

LABELS = {UP: "rose", DOWN: "fell", NEITHER: "no change beyond chance"}
ROW_HEIGHT = 24

# Ratios with a label on the axis: halves and doubles are equally far from 1.
TICKS = (0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5, 10)


def change_by_type(found: Found) -> Sketch | None:
    """The changes of all types; None where none can be given as a percentage."""
    changes = [
        found.change_of(measure, found.scope.authority.code)
        for measure in found.scope.types
    ]
    drawn = [change for change in changes if _is_drawable(change)]
    if not drawn:
        return None
    return Sketch(
        id="chart-change-by-type",
        section=WHAT,
        block="types",
        title=f"Change by type in {found.scope.authority.name}",
        summary=_summary(found, changes, drawn),
        specification=_specification(drawn),
        table=_table(changes, before_name(found.scope.period)),
    )


def _is_drawable(change: Finding) -> bool:
    return (
        bool(change.value)
        and bool(change.lower)
        and change.upper is not None
        and allows_percentage(change.parts.before)
    )


def _summary(found: Found, changes: list[Finding], drawn: list[Finding]) -> str:
    period = found.scope.period
    left_out = [change.measure.short_title for change in changes if change not in drawn]
    sentence = (
        f"Change of each type in {period_name(period)}, set against "
        f"{before_name(period)}. A line that crosses the middle is no change beyond "
        f"chance."
    )
    if left_out:
        sentence += f" Not drawn, too few or not known: {listed(left_out)}."
    return sentence


def _table(changes: list[Finding], before: str) -> DataTable:
    return DataTable(
        caption=f"Change by type against {before}",
        columns=("Type", "What changed", "Test"),
        rows=tuple(
            (
                change.measure.short_title,
                _words(change),
                "" if change.p_value is None else probability(change.p_value),
            )
            for change in changes
        ),
    )


def _words(change: Finding) -> str:
    if not change.known:
        return capitalised(change.reason)
    return capitalised(change_words(change.draft, change.estimate))


def _specification(drawn: list[Finding]) -> Specification:
    ordered = sorted(drawn, key=lambda change: (-(change.value or 0), change.id))
    values = [_row(change) for change in ordered]
    types, room = named_rows("type", [row["type"] for row in values])
    return specification(
        width=WIDTH - room,
        height=ROW_HEIGHT * len(values),
        data={"values": values},
        layer=[
            _no_change_line(),
            *dots_with_intervals(
                {"x": _ratio_axis(values), "y": types},
                "ratio",
                scales=direction_scales(LABELS),
            ),
        ],
    )


def _row(change: Finding) -> dict[str, Any]:
    return {
        "type": change.measure.short_title,
        "ratio": round(change.value or 0, 4),
        "lower": round(change.lower or 0, 4),
        "upper": round(change.upper or 0, 4),
        "direction": LABELS[direction_of(change.estimate)],
    }


def _ratio_axis(values: list[dict[str, Any]]) -> Specification:
    least = min(row["lower"] for row in values)
    most = max(row["upper"] for row in values)
    # A tick on either side of the data, so that the ends can be read off.
    below = [tick for tick in TICKS if tick <= min(least, 0.75)] or [least]
    above = [tick for tick in TICKS if tick >= max(most, 1.25)] or [most]
    ends = [below[-1], above[0]]
    return {
        "type": "quantitative",
        "scale": {"type": "log", "domain": ends, "nice": False},
        "axis": {
            "title": "Change",
            "values": [tick for tick in TICKS if ends[0] <= tick <= ends[1]],
            "labelExpr": (
                "datum.value == 1 ? 'no change' : (datum.value > 1 ? '+' : '−') + "
                "format(abs(datum.value - 1), '.0%')"
            ),
            "domain": False,
        },
    }


def _no_change_line() -> Specification:
    return {
        "data": {"values": [{"at": 1}]},
        "mark": {"type": "rule", "color": QUIET, "strokeWidth": 1.5},
        "encoding": {"x": {"field": "at", "type": "quantitative"}},
    }
