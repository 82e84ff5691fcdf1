"""The rate in each fifth of the small areas, from least to most deprived."""

from typing import Any

import numpy as np

from fourfold.analysis.assessment.section_ids import CAUSES
from fourfold.analysis.assessment.small_areas import small_areas
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import rate, whole
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import (
    MAIN,
    WIDTH,
    named_rows,
    specification,
)
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.associations import extreme_fifths

DEPRIVATION = "imd-without-crime"
HEIGHT = 170
NAMES = ("least deprived", "second", "third", "fourth", "most deprived")


def deprivation_fifths(found: Found, measure: Measure) -> Sketch | None:
    """None where deprivation or the small areas are not known."""
    deprivation = found.background.indicators.get(DEPRIVATION)
    if deprivation is None or not found.scope.lsoas:
        return None
    small = small_areas(found, measure)
    if small.reason:
        return None
    scores = [deprivation.values.get(area.code, np.nan) for area in small.areas]
    fifths = extreme_fifths(small.counts, small.people, scores)
    if np.isnan(fifths.rates).any():
        return None
    rows: list[dict[str, Any]] = [
        {"fifth": name, "rate": round(float(each) * 1_000, 2)}
        for name, each in zip(NAMES, fifths.rates, strict=True)
    ]
    # Rounded once: 15.254 drawn as 15.25 would be told as 15.2.
    texts = [rate(float(each) * 1_000) for each in fifths.rates]
    return Sketch(
        id=f"chart-deprivation-{measure.id}",
        section=CAUSES,
        block="indicators",
        title=f"{measure.short_title} by deprivation of the small area",
        summary=(
            f"{measure.unit.capitalize()} per 1,000 residents in five groups of small "
            f"areas with about as many residents each, in order of deprivation without "
            f"its crime part: {texts[0]} in the least deprived, {texts[-1]} in the "
            f"most.{_highest(rows)}"
        ),
        specification=_specification(rows, unit=measure.unit),
        table=DataTable(
            caption=f"{measure.title} by fifth of deprivation",
            columns=("Fifth", measure.unit.capitalize(), "Residents", "Rate"),
            rows=tuple(
                (name, whole(count), whole(people), text)
                for name, count, people, text in zip(
                    NAMES, fifths.counts, fifths.people, texts, strict=True
                )
            ),
        ),
    )


def _highest(rows: list[dict[str, Any]]) -> str:
    """Said where neither end is the highest, so that nobody reads steps into two."""
    highest = max(rows, key=lambda row: row["rate"])["fifth"]
    if highest in (NAMES[0], NAMES[-1]):
        return ""
    return f" It does not rise step by step: the highest is the {highest}."


def _specification(rows: list[dict[str, Any]], *, unit: str) -> Specification:
    fifths, room = named_rows("fifth", NAMES)
    return specification(
        width=WIDTH - room,
        height=HEIGHT,
        data={"values": rows},
        mark={"type": "bar", "color": MAIN, "height": {"band": 0.7}},
        encoding={
            "y": fifths,
            "x": {
                "field": "rate",
                "type": "quantitative",
                "axis": {
                    "title": f"{unit.capitalize()} per 1,000 residents",
                    "tickCount": 6,
                },
            },
        },
    )
