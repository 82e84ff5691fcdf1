"""The authorities of a group by rate, highest first, our own among them."""

from typing import Any

import numpy as np

from fourfold.analysis.assessment.group_rates import GroupRates, group_rates
from fourfold.analysis.assessment.section_ids import COMPARE
from fourfold.analysis.assessment.sentences import interval_of
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import listed, period_name, rate
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import (
    INK,
    MAIN,
    QUIET,
    WIDTH,
    dots_with_intervals,
    named_rows,
    specification,
)
from fourfold.analysis.offences.measures import Measure

ROW_HEIGHT = 20
OWN, OTHERS = "this area", "others of the group"


def group_ranking(found: Found, measure: Measure) -> Sketch | None:
    """The rates of one measure; None without a group or where few are known."""
    if found.scope.comparison is None:
        return None
    rates = group_rates(found, measure)
    if rates.reason:
        return None
    rows = _rows(found, measure, rates)
    return Sketch(
        id=f"chart-group-{measure.id}",
        section=COMPARE,
        block=f"group-{measure.id}",
        title=f"{measure.short_title}: {found.scope.authority.name} in its group",
        summary=_summary(found, measure, rates),
        specification=_specification(rows, rates, unit=measure.unit),
        table=DataTable(
            caption=f"{measure.title}: {measure.unit} per 1,000 residents",
            columns=("Rank", "Authority", "Rate", "95% interval"),
            rows=tuple(
                (str(place), row["name"], row["text"], row["interval"])
                for place, row in enumerate(rows, start=1)
            ),
        ),
    )


def _rows(found: Found, measure: Measure, rates: GroupRates) -> list[dict[str, Any]]:
    rows = []
    for at, area in enumerate(rates.areas):
        finding = found.of(measure, "rate", area.code)
        if np.isnan(rates.rates[at]) or finding.value is None:
            continue
        own = area == found.scope.authority
        rows.append(
            {
                "name": area.name,
                "rate": round(finding.value, 3),
                # Rounded once: 15.254 drawn as 15.25 would be told as 15.2.
                "text": rate(finding.value),
                "lower": round(finding.lower or 0, 3),
                "upper": round(finding.upper or 0, 3),
                "interval": interval_of(finding.estimate, rate).removeprefix(
                    "95% interval "
                ),
                "direction": OWN if own else OTHERS,
            }
        )
    return sorted(rows, key=lambda row: (-row["rate"], row["name"]))


def _summary(found: Found, measure: Measure, rates: GroupRates) -> str:
    own = found.of(measure, "rate", found.scope.authority.code)
    missing = [
        area.name
        for area, each in zip(rates.areas, rates.rates, strict=True)
        if np.isnan(each)
    ]
    sentence = (
        f"{measure.unit.capitalize()} per 1,000 residents in "
        f"{period_name(found.scope.period)}, with 95% intervals: "
        f"{found.scope.authority.name} has {rate(own.value or 0)}; the whole group, "
        f"with it, {rate(rates.funnel.target * 1_000)} (the upright line)."
    )
    if missing:
        sentence += f" Not drawn, not known: {listed(missing)}."
    return sentence


def _specification(
    rows: list[dict[str, Any]], rates: GroupRates, *, unit: str
) -> Specification:
    values = [
        {
            "label": f"{place}. {row['name']}",
            **{key: row[key] for key in ("rate", "lower", "upper", "direction")},
        }
        for place, row in enumerate(rows, start=1)
    ]
    names, room = named_rows("label", [row["label"] for row in values])
    axis: Specification = {
        "type": "quantitative",
        "scale": {"zero": True},
        "axis": {
            "title": f"{unit.capitalize()} per 1,000 residents",
            "domain": False,
            "tickCount": 6,
        },
    }
    target = round(rates.funnel.target * 1_000, 3)
    return specification(
        width=WIDTH - room,
        height=ROW_HEIGHT * len(values),
        data={"values": values},
        layer=[
            {
                "data": {"values": [{"at": target}]},
                "mark": {"type": "rule", "color": INK, "strokeDash": [5, 3]},
                "encoding": {"x": {"field": "at", "type": "quantitative"}},
            },
            *dots_with_intervals({"x": axis, "y": names}, "rate", scales=_scales()),
        ],
    )


def _scales() -> dict[str, Specification]:
    domain = [OWN, OTHERS]
    ranges = {"color": [MAIN, QUIET], "shape": ["diamond", "circle"]}
    return {
        channel: {
            "field": "direction",
            "type": "nominal",
            "scale": {"domain": domain, "range": given},
        }
        for channel, given in ranges.items()
    }
