"""The charts of an assessment, all drawn in one process: starting costs the most."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fourfold.analysis.assessment.profiles import Profile
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.charts.change_by_type import change_by_type
from fourfold.analysis.charts.chart import Chart, Sketch
from fourfold.analysis.charts.control_chart import control_chart
from fourfold.analysis.charts.deprivation_fifths import deprivation_fifths
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.group_funnel import group_funnel
from fourfold.analysis.charts.group_ranking import group_ranking
from fourfold.analysis.charts.harm_by_type import harm_by_type
from fourfold.analysis.charts.lorenz import lorenz
from fourfold.analysis.charts.lsoa_map import lsoa_map
from fourfold.analysis.charts.monthly_series import monthly_series
from fourfold.analysis.charts.season import season
from fourfold.analysis.charts.stop_hours import stop_hours
from fourfold.analysis.charts.style import ALARM
from fourfold.analysis.charts.ward_map import ward_map
from fourfold.analysis.charts.ward_multiples import ward_multiples
from fourfold.analysis.charts.ward_profile import ward_months, ward_place
from fourfold.analysis.charts.ward_rates import ward_rates
from fourfold.analysis.charts.ward_small_areas import ward_small_areas
from fourfold.analysis.charts.ward_usual import ward_usual

# What the Serious Violence Duty asks about; a map of each measure would be five.
MAPPED = "violence"


def draw_charts(assessment: Assessment) -> tuple[Chart, ...]:
    """Draw every chart that has something to show, in the order of the page.

    Hand over the assessment of a PublishedAssessment: a chart withholds nothing.
    """
    return _drawn(_sketches(assessment), assessment)


def draw_profile(assessment: Assessment, profile: Profile) -> tuple[Chart, ...]:
    """The charts of a ward's page: its place, and its months where any is known."""
    sketches = (
        ward_place(assessment, profile),
        ward_months(assessment.found, profile),
    )
    return _drawn(sketches, assessment)


def draw_page(assessment: Assessment, profile: Profile) -> tuple[Chart, ...]:
    """The charts that a site shows of a ward beside those of its printed page."""
    sketches = (
        ward_usual(assessment.found, profile),
        ward_small_areas(assessment, profile),
    )
    return _drawn(sketches, assessment)


def _drawn(
    sketches: Iterable[Sketch | None], assessment: Assessment
) -> tuple[Chart, ...]:
    given = (sketch for sketch in sketches if sketch)
    if assessment.record.invented:
        given = (_labelled(sketch) for sketch in given)
    return tuple(draw(sketch) for sketch in given)


def _labelled(sketch: Sketch) -> Sketch:
    """A chart of invented data says so itself: it may be cut out of its page."""
    label = {"text": "INVENTED DATA", "anchor": "end", "color": ALARM, "fontSize": 12}
    return replace(
        sketch,
        summary=f"Invented data. {sketch.summary}",
        specification={**sketch.specification, "title": label},
    )


def _sketches(assessment: Assessment) -> Iterator[Sketch | None]:
    found = assessment.found
    yield change_by_type(found)
    yield harm_by_type(found)
    for measure in assessment.scope.headline:
        if measure.id == MAPPED:
            yield ward_map(assessment, measure)
        yield ward_rates(found, measure)
        if measure.id == MAPPED:
            yield lsoa_map(assessment, measure)
            yield lorenz(found, measure)
            yield season(found, measure)
    yield stop_hours(found)
    for measure in assessment.scope.headline:
        yield monthly_series(found, measure)
        yield control_chart(found, measure)
        if measure.id == MAPPED:
            yield ward_multiples(found, measure)
    for measure in assessment.scope.headline:
        yield group_ranking(found, measure)
        if measure.id == MAPPED:
            yield group_funnel(found, measure)
            yield deprivation_fifths(found, measure)
