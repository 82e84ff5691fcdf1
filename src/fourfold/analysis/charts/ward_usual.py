"""The months of a ward beside what is usual for it, in half the width of a page."""

from dataclasses import replace

from fourfold.analysis.assessment.profiles import Profile, drawn_measure
from fourfold.analysis.assessment.questions.change.signals import control_in
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.ward_pages.months import MONTHS
from fourfold.analysis.charts.chart import Sketch
from fourfold.analysis.charts.control_chart import sketch_of
from fourfold.analysis.charts.style import HALF
from fourfold.analysis.charts.ward_profile import SECTION


def ward_usual(found: Found, profile: Profile) -> Sketch | None:
    """None where what is usual is not known."""
    measure, ward = drawn_measure(found.scope), profile.ward
    if measure is None:
        return None
    sketch = sketch_of(found, control_in(found, measure, ward))
    if sketch is None:
        return None
    return replace(
        sketch,
        id=f"chart-usual-{ward.code}",
        section=SECTION,
        block=MONTHS,
        title=f"{measure.short_title} in {ward.name}: the months beside the usual",
        # A phone shows it without scrolling.
        specification={**sketch.specification, "width": HALF},
    )
