"""A group as a funnel: rate against residents, within the limits of its spread."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.group_rates import PER, GroupRates, group_rates
from fourfold.analysis.assessment.section_ids import COMPARE
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import plural, rate, whole
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import (
    INK,
    MAIN,
    QUIET,
    SOFT,
    WIDTH,
    specification,
)
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.funnels import (
    INNER,
    OUTER,
    WITHIN,
    limits,
    signal,
)

Floats = NDArray[np.float64]

HEIGHT = 300
STEPS = 40


def group_funnel(found: Found, measure: Measure) -> Sketch | None:
    """None without a group or where few of it are known."""
    if found.scope.comparison is None:
        return None
    rates = group_rates(found, measure)
    if rates.reason:
        return None
    known = [at for at, each in enumerate(rates.rates) if not np.isnan(each)]
    outside = [at for at in known if signal(float(rates.funnel.z[at])) != WITHIN]
    name = found.scope.authority.name
    return Sketch(
        id=f"chart-funnel-{measure.id}",
        section=COMPARE,
        block=f"group-{measure.id}",
        title=f"{measure.short_title}: who stands apart in the group",
        summary=(
            f"Each dot is an authority. The inner lines hold 19 of 20 such areas, the "
            f"outer ones nearly all, given how much the group differs anyway; "
            f"{plural(len(outside), 'lies', 'lie')} outside the inner lines. "
            f"{name} is the diamond."
        ),
        specification=_specification(rates, known, outside, unit=measure.unit),
        table=DataTable(
            caption=f"{measure.title}: rate and residents",
            columns=(
                "Authority",
                "Residents",
                "Rate",
                "Standard errors from the group",
            ),
            rows=tuple(
                (
                    rates.areas[at].name,
                    whole(rates.people[at]),
                    rate(float(rates.rates[at])),
                    f"{rates.funnel.z[at]:.1f}".replace("-", "−"),
                )
                for at in known
            ),
        ),
    )


def _specification(
    rates: GroupRates, known: list[int], outside: list[int], *, unit: str
) -> Specification:
    people = rates.people[known]
    across = np.linspace(people.min() * 0.9, people.max() * 1.05, STEPS)
    places = {"x": _residents(), "y": _rates(unit)}
    return specification(
        width=WIDTH - 60,
        height=HEIGHT,
        layer=[
            *(_lines(rates, across, places, coverage=each) for each in (INNER, OUTER)),
            _target(rates, places),
            _dots(rates, known, places),
            *_names(rates, sorted({0, *outside}), places),
        ],
    )


def _residents() -> Specification:
    return {
        "field": "people",
        "type": "quantitative",
        "scale": {"zero": False, "nice": False},
        "axis": {"title": "Residents", "format": ",d", "grid": False, "tickCount": 6},
    }


def _rates(unit: str) -> Specification:
    return {
        "field": "rate",
        "type": "quantitative",
        "scale": {"zero": True},
        "axis": {
            "title": f"{unit.capitalize()} per 1,000 residents",
            "domain": False,
            "ticks": False,
            "tickCount": 5,
        },
    }


def _lines(
    rates: GroupRates, across: Floats, places: Specification, *, coverage: float
) -> Specification:
    lower, upper = limits(rates.funnel, across, coverage=coverage)
    values = [
        {
            "people": round(float(people)),
            "rate": round(float(at) * PER, 3),
            "side": side,
        }
        for side, line in (("lower", lower), ("upper", upper))
        for people, at in zip(across, line, strict=True)
    ]
    dash = [1, 0] if coverage == INNER else [5, 3]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "color": SOFT, "strokeWidth": 1.5, "strokeDash": dash},
        "encoding": {**places, "detail": {"field": "side", "type": "nominal"}},
    }


def _target(rates: GroupRates, places: Specification) -> Specification:
    at = round(rates.funnel.target * PER, 3)
    return {
        "data": {"values": [{"rate": at}]},
        "mark": {"type": "rule", "color": INK, "strokeDash": [2, 3]},
        "encoding": {"y": places["y"]},
    }


def _dots(rates: GroupRates, known: list[int], places: Specification) -> Specification:
    own = {"condition": {"test": "datum.own", "value": MAIN}, "value": QUIET}
    shape = {"condition": {"test": "datum.own", "value": "diamond"}, "value": "circle"}
    return {
        "data": {"values": [_point(rates, at) for at in known]},
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
        "encoding": {**places, "color": own, "shape": shape},
    }


def _names(
    rates: GroupRates, named: list[int], places: Specification
) -> list[Specification]:
    """Only of those that stand apart, and our own: more would lie on each other."""
    target = rates.funnel.target * PER
    above = [at for at in named if rates.rates[at] >= target]
    below = [at for at in named if rates.rates[at] < target]
    return [
        {
            "data": {"values": [_point(rates, at) for at in side]},
            "mark": {"type": "text", "dy": shift, "fontSize": 12},
            "encoding": {**places, "text": {"field": "name", "type": "nominal"}},
        }
        for side, shift in ((above, -12), (below, 16))
        if side
    ]


def _point(rates: GroupRates, at: int) -> dict[str, Any]:
    return {
        "name": rates.areas[at].name,
        "people": round(float(rates.people[at])),
        "rate": round(float(rates.rates[at]), 3),
        "own": at == 0,
    }
