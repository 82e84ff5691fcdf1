"""How charts lay out months: in the middle of each, on an axis of UTC."""

from collections.abc import Sequence

from fourfold.analysis.assessment.periods import Period, runs
from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.charts.chart import Specification
from fourfold.analysis.charts.style import BAND, QUIET

# From so many months on, a label every so many.
_STEPS = ((18, 3), (42, 6), (96, 12), (10_000, 24))


def middle_of(month: str) -> str:
    """Where the dot of a month stands."""
    return f"{month}-15T00:00:00Z"


def month_axis(months: int) -> Specification:
    step = next(step for longest, step in _STEPS if months <= longest)
    return {
        "field": "at",
        "type": "temporal",
        # Local time would move the first of a month into the month before.
        "scale": {"type": "utc"},
        "axis": {
            "title": None,
            "format": "%b %Y",
            "grid": False,
            "tickCount": {"interval": "month", "step": step},
        },
    }


def gap_bands(missing: Sequence[str], time: Specification) -> list[Specification]:
    """A grey band over every run of months without a figure; none without any."""
    bands = [
        {"at": _start(run.first), "to": _after(run.last)}
        for run in runs(tuple(missing))
    ]
    if not bands:
        return []
    return [
        {
            "data": {"values": bands},
            "mark": {"type": "rect", "color": BAND},
            "encoding": {"x": time, "x2": {"field": "to"}},
        }
    ]


def compared_periods(
    scope: Scope, time: Specification, *, first: str
) -> list[Specification]:
    """Dashed lines where the two periods begin and end that the text compares.

    first : month that the chart begins with; a line before it would stretch the axis
    """
    edges = [_start(scope.period.first), _after(scope.period.last)]
    if scope.before.first >= first:
        edges.insert(0, _start(scope.before.first))
    return [
        {
            "data": {"values": [{"at": edge} for edge in edges]},
            "mark": {"type": "rule", "strokeDash": [3, 3], "color": QUIET},
            "encoding": {"x": time},
        }
    ]


def _start(month: str) -> str:
    return f"{month}-01T00:00:00Z"


def _after(month: str) -> str:
    """The first moment of the next month."""
    return _start(Period(month, month).following)
