"""What an indicator follows, and what it says, from rows that were read with it."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fourfold.analysis.assessment.kinds import kinds as kinds_there_are
from fourfold.analysis.definitions import settings
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.partnership.assessments.models import PublishedFigure

from .horizons import FILE
from .models import Indicator, IndicatorEntry
from .verdicts import STOPPED, Direction, Reading, Target, Verdict, verdict

Json = Mapping[str, Any]
SIGNALS = "signals"


def kinds() -> tuple[str, ...]:
    """The kinds of published figures that an indicator can follow."""
    return tuple(settings(FILE)["indicators"]["kinds"])


def unit_of(measure: str, kind: str) -> str:
    """Raises UnknownLabelError for a measure that there is not."""
    counted = measure_called(measure).unit
    return kinds_there_are()[kind].unit.replace("{unit}", counted)


@dataclass(frozen=True, slots=True)
class Followed:
    """What is published of an indicator, of each edition that stands, oldest first.

    charts : of each edition, the figure that counts what stands out on its chart
    facts : what the newest edition says of itself
    """

    figures: Sequence[PublishedFigure] = ()
    charts: Mapping[int, PublishedFigure] | None = None
    facts: Json | None = None


@dataclass(frozen=True, slots=True)
class ToldIndicator:
    """An indicator with what it says.

    readings : every number there is, the oldest first
    latest : the number that counts; None where the newest edition knows none
    missing : why the newest edition knows none; empty where that is not so
    chart : what the control chart says of the newest period; empty without one
    breaks : changes of recording between baseline and latest, in words
    place : name of the area; empty where an agency brings the numbers
    """

    indicator: Indicator
    verdict: Verdict
    readings: tuple[Reading, ...]
    latest: Reading | None
    baseline: Reading | None
    target: Target
    missing: str = ""
    chart: str = ""
    breaks: tuple[str, ...] = ()
    place: str = ""


def told(indicator: Indicator, followed: Followed) -> ToldIndicator:
    """What an indicator says. Its entries must be loaded."""
    baseline, target = baseline_of(indicator), target_of(indicator)
    figures = followed.figures
    readings = tuple(
        _published(figures) if indicator.is_published else brought(indicator)
    )
    newest = figures[-1] if figures else None
    is_missing = newest is not None and newest.value is None
    latest = readings[-1] if readings and not is_missing else None
    chart = (followed.charts or {}).get(newest.edition_id) if newest else None
    breaks = _breaks(indicator.measure, followed.facts or {}, (baseline, latest))
    says = verdict(
        latest,
        baseline=baseline,
        target=target,
        stretches=_stretches(chart),
        is_broken=bool(breaks),
    )
    return ToldIndicator(
        indicator=indicator,
        verdict=STOPPED if indicator.stopped_on else says,
        readings=readings,
        latest=latest,
        baseline=baseline,
        target=target,
        missing=newest.reason if newest and is_missing else "",
        chart=chart.sentence if chart else "",
        breaks=breaks,
        place=(followed.facts or {})
        .get("places", {})
        .get(indicator.area_code, indicator.area_code),
    )


def baseline_of(indicator: Indicator) -> Reading | None:
    value = indicator.baseline_value
    first, last = indicator.baseline_first, indicator.baseline_last
    if value is None or first is None or last is None:
        return None
    lower, upper = (
        None if each is None else float(each)
        for each in (indicator.baseline_lower, indicator.baseline_upper)
    )
    return Reading(float(value), lower, upper, first, last)


def target_of(indicator: Indicator) -> Target:
    way = Direction(indicator.direction)
    return Target(float(indicator.target_value), indicator.target_on, way)


def brought(indicator: Indicator) -> Iterable[Reading]:
    """Numbers of an agency that stand, the oldest first; the last brought of a day."""
    by_day = {each.last: each for each in numbers_that_stand(indicator)}
    for day in sorted(by_day):
        entry = by_day[day]
        lower, upper = (
            None if each is None else float(each) for each in (entry.lower, entry.upper)
        )
        said = (float(entry.value), lower, upper, entry.first, entry.last)
        yield Reading(*said, source=entry.source)


def numbers_that_stand(indicator: Indicator) -> list[IndicatorEntry]:
    """Those that were not struck out, nor strike one out."""
    entries = list(indicator.entries.all())
    struck = {each.cancels_id for each in entries}
    return [each for each in entries if not each.cancels_id and each.pk not in struck]


def _published(figures: Iterable[PublishedFigure]) -> Iterable[Reading]:
    for each in figures:
        if each.value is not None:
            yield Reading(
                each.value,
                each.lower,
                each.upper,
                _first_day(each.first_month),
                _last_day(each.last_month),
                figure=each.name,
            )


def _stretches(chart: PublishedFigure | None) -> int | None:
    return None if chart is None or chart.value is None else round(chart.value)


def _breaks(
    measure: str, facts: Json, ends: tuple[Reading | None, Reading | None]
) -> tuple[str, ...]:
    baseline, latest = ends
    if baseline is None or latest is None:
        return ()
    forces = (None, *facts.get("forces", ()))
    return tuple(
        each["note"]
        for defined in facts.get("measures", ())
        if defined["id"] == measure
        for each in defined["breaks"]
        if each["force"] in forces
        and baseline.first < _first_day(each["month"]) <= latest.last
    )


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _last_day(month: str) -> date:
    first = _first_day(month)
    return first.replace(day=monthrange(first.year, first.month)[1])
