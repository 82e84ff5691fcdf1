"""How charts lay out months: in the middle of each, on an axis of UTC."""

from fourfold.analysis.charts.chart import Specification

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
