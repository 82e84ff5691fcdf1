"""The wards by rate, highest first, beside the rate of their authority."""

from typing import Any

from fourfold.analysis.assessment.directions import DOWN, NEITHER, UP, direction_of
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.section_ids import WHERE
from fourfold.analysis.assessment.sentences import interval_of
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import (
    listed,
    period_name,
    plural,
    rate,
)
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import (
    INK,
    UNCOMPARED,
    WIDTH,
    direction_scales,
    dots_with_intervals,
    named_rows,
    specification,
)
from fourfold.analysis.offences.measures import Measure

ROW_HEIGHT = 21

# The legend is wider than a plot with long names beside it, and its letters are wider
# where it is read than where it is measured.
PADDING = {"left": 5, "top": 5, "bottom": 5, "right": 30}

LABELS = {
    UP: "higher than the rest",
    DOWN: "lower",
    NEITHER: "no difference beyond chance",
    UNCOMPARED: "not compared",
}


def ranked_rates(found: Found, measure: Measure) -> list[Finding]:
    """The known rates of the wards, highest first; equals by name."""
    rates = [found.of(measure, "rate", ward.code) for ward in found.scope.wards]
    known = [finding for finding in rates if finding.value is not None]
    return sorted(known, key=lambda finding: (-(finding.value or 0), finding.area.name))


def ward_rates(found: Found, measure: Measure) -> Sketch | None:
    """The rates of one measure; None where none is known."""
    ranked = ranked_rates(found, measure)
    whole_area = found.of(measure, "rate", found.scope.authority.code)
    if not ranked:
        return None
    name = found.scope.authority.name
    return Sketch(
        id=f"chart-wards-{measure.id}",
        section=WHERE,
        block=f"wards-{measure.id}",
        title=f"{measure.short_title} by ward of {name}: rates",
        summary=_summary(found, ranked, whole_area),
        specification=_specification(found, ranked, whole_area),
        table=_table(found, ranked),
    )


def _summary(found: Found, ranked: list[Finding], whole_area: Finding) -> str:
    highest, lowest = ranked[0], ranked[-1]
    measure = highest.measure
    sentence = (
        f"{measure.short_title} per 1,000 residents in {period_name(highest.period)}: "
        f"from {rate(highest.value or 0)} in {highest.area.name} to "
        f"{rate(lowest.value or 0)} in {lowest.area.name}."
    )
    if whole_area.value is not None:
        sentence += (
            f" The upright line is {found.scope.authority.name} as a whole, "
            f"{rate(whole_area.value)}."
        )
    missing = [
        ward.name
        for ward in found.scope.wards
        if ward not in [finding.area for finding in ranked]
    ]
    if missing:
        sentence += (
            f" Not drawn, not known, {plural(len(missing), 'ward', 'wards')}: "
            f"{listed(missing)}."
        )
    return sentence


def _direction(found: Found, finding: Finding) -> str:
    against = found.of(finding.measure, "against-rest", finding.area.code)
    if not against.known:
        return LABELS[UNCOMPARED]
    return LABELS[direction_of(against.estimate)]


def _table(found: Found, ranked: list[Finding]) -> DataTable:
    measure = ranked[0].measure
    return DataTable(
        caption=f"{measure.title}: {measure.unit} per 1,000 residents, highest first",
        columns=("Rank", "Ward", "Rate", "95% interval", "Beside the rest"),
        rows=tuple(
            (
                str(place),
                finding.area.name,
                rate(finding.value or 0),
                interval_of(finding.estimate, rate).removeprefix("95% interval "),
                _direction(found, finding),
            )
            for place, finding in enumerate(ranked, start=1)
        ),
    )


def _specification(
    found: Found, ranked: list[Finding], whole_area: Finding
) -> Specification:
    values = [
        _row(found, finding, place) for place, finding in enumerate(ranked, start=1)
    ]
    wards, room = named_rows("ward", [row["ward"] for row in values])
    rates: Specification = {
        "type": "quantitative",
        "scale": {"zero": True},
        "axis": {
            "title": f"{ranked[0].measure.unit.capitalize()} per 1,000 residents",
            "domain": False,
            "tickCount": 6,
        },
    }
    drawn = {row["direction"] for row in values} | {
        LABELS[key] for key in (UP, DOWN, NEITHER)
    }
    scales = direction_scales(
        {key: label for key, label in LABELS.items() if label in drawn}
    )
    return specification(
        width=WIDTH - room,
        height=ROW_HEIGHT * len(values),
        padding=PADDING,
        data={"values": values},
        layer=[
            *_whole_line(whole_area),
            *dots_with_intervals({"x": rates, "y": wards}, "rate", scales=scales),
        ],
    )


def _row(found: Found, finding: Finding, place: int) -> dict[str, Any]:
    return {
        "ward": f"{place}. {finding.area.name}",
        "rate": round(finding.value or 0, 3),
        "lower": round(finding.lower or 0, 3),
        "upper": round(finding.upper or 0, 3),
        "direction": _direction(found, finding),
    }


def _whole_line(whole_area: Finding) -> list[Specification]:
    if whole_area.value is None:
        return []
    return [
        {
            "data": {"values": [{"at": round(whole_area.value, 3)}]},
            "mark": {"type": "rule", "color": INK, "strokeDash": [5, 3]},
            "encoding": {"x": {"field": "at", "type": "quantitative"}},
        }
    ]
