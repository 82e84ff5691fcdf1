"""How far crime gathers: the share of small areas against the share of crime."""

from fourfold.analysis.assessment.section_ids import WHERE
from fourfold.analysis.assessment.small_areas import small_areas
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import percentages
from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.style import INK, MAIN, specification
from fourfold.analysis.offences.measures import Measure
from fourfold.analysis.statistics.concentration import fewest_holding, lorenz_curve

SIDE = 180
BLOCK = "small-areas"

# The shares that the table gives, of the areas with most.
TENTHS = tuple(tenth / 10 for tenth in range(1, 11))


def lorenz(found: Found, measure: Measure) -> Sketch | None:
    """None where the small areas are not known, or none of it was recorded."""
    if not found.scope.lsoas:
        return None
    small = small_areas(found, measure)
    if small.reason or not small.counts.sum():
        return None
    curve = lorenz_curve(small.counts)
    half = fewest_holding(small.counts)
    size = len(small.areas)
    values = [
        {"places": round(float(places), 4), "events": round(float(events), 4)}
        for places, events in zip(curve.places, curve.events, strict=True)
    ]
    (share,) = percentages(half / size)
    return Sketch(
        id=f"chart-lorenz-{measure.id}",
        section=WHERE,
        block=BLOCK,
        title=f"{measure.short_title}: how far it gathers",
        summary=(
            f"Small areas from the one with most to the one with least. Half of it is "
            f"in {half} of {size} areas ({share}). Were it spread evenly, the line "
            f"would lie on the dashed one."
        ),
        specification=_specification(values, measure.short_title.lower()),
        table=DataTable(
            caption=f"{measure.title}: share in the small areas with most",
            columns=("Share of small areas", f"Share of {measure.unit}"),
            rows=tuple(
                (f"{tenth:.0%}", f"{_at(values, tenth):.0%}") for tenth in TENTHS
            ),
        ),
    )


def _at(values: list[dict[str, float]], places: float) -> float:
    """Share of the events in the last whole number of areas up to a share."""
    return max(row["events"] for row in values if row["places"] <= places + 1e-9)


def _specification(values: list[dict[str, float]], what: str) -> Specification:
    def axis(title: str) -> Specification:
        return {
            "type": "quantitative",
            "scale": {"domain": [0, 1]},
            "axis": {"title": title, "format": "%", "tickCount": 5},
        }

    across = {"field": "places", **axis("Share of small areas, those with most first")}
    up = {"field": "events", **axis(f"Share of {what}")}
    even = [{"places": end, "events": end} for end in (0, 1)]
    return specification(
        width=SIDE + 60,
        height=SIDE,
        layer=[
            {
                "data": {"values": even},
                "mark": {"type": "line", "color": INK, "strokeDash": [5, 3]},
                "encoding": {"x": across, "y": up},
            },
            {
                "data": {"values": values},
                "mark": {"type": "line", "color": MAIN, "strokeWidth": 3},
                "encoding": {"x": across, "y": up},
            },
        ],
    )
