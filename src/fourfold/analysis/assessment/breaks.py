"""Changes of recording that fall between the months a figure compares."""

from collections.abc import Collection

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.wording import month_name
from fourfold.analysis.offences.measures import Measure, SeriesBreak


def breaks_across(
    measure: Measure, period: Period, forces: Collection[str]
) -> tuple[SeriesBreak, ...]:
    """Breaks of a measure after the first month compared, up to the last."""
    first, last = period.before().first, period.last
    return tuple(
        each
        for each in measure.breaks
        if each.force in (None, *forces) and first < each.month <= last
    )


def break_sentence(found: SeriesBreak) -> str:
    return (
        f"Recording changed in {month_name(found.month)}: take the change across it "
        f"with care. {found.note}"
    )
