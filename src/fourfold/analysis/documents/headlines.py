"""The first screen: one line a measure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from fourfold.analysis.assessment.breaks import break_sentence, breaks_across
from fourfold.analysis.assessment.directions import direction_of
from fourfold.analysis.assessment.drafting import ALL_CRIME
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.plan import is_share_of_crime, rate_kinds
from fourfold.analysis.assessment.sentences import change_words, interval_of
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import (
    capitalised,
    rate,
    unit_of_number,
    whole,
)
from fourfold.analysis.documents.working_notes import WorkingNote, note_on
from fourfold.analysis.offences.measures import Measure


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure in a few words, with its id."""

    text: str
    figure: str
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """One measure on the first screen.

    relation : how it stands to recorded crime, so that nobody adds it up
    breaks : changes of recording that the comparison runs across
    """

    measure: Measure
    relation: str
    number: Statement
    unit: str
    rates: tuple[Statement, ...]
    change: Statement
    breaks: tuple[str, ...]
    note: WorkingNote


def headlines(found: Found, forces: Collection[str]) -> Iterator[Headline]:
    """A headline a measure; `forces` are those whose figures they rest on."""
    for measure in found.scope.headline:
        area = found.scope.authority.code
        count = found.of(measure, "count", area)
        rates = [found.of(measure, kind, area) for kind in rate_kinds(measure)]
        change = found.change_of(measure, area)
        yield Headline(
            measure=measure,
            relation=_relation(measure),
            number=Statement(_number(count), count.id),
            unit=_unit(count),
            rates=tuple(Statement(_rate(each), each.id) for each in rates),
            change=_change(change),
            breaks=tuple(
                break_sentence(each)
                for each in breaks_across(measure, found.scope.period, forces)
            ),
            note=note_on((count, *rates, change)),
        )


def _relation(measure: Measure) -> str:
    if measure.id == ALL_CRIME:
        return "All types of crime."
    if is_share_of_crime(measure):
        return "Part of recorded crime."
    return "Incidents are not crimes and are never added to them."


def _number(count: Finding) -> str:
    return _missing(count) if count.value is None else whole(count.value)


def _rate(found: Finding) -> str:
    people = "residents"
    if found.kind == "rate-under-25":
        # All victims over young residents: a scale, and no risk of theirs.
        people = "residents under 25, whatever the age of the victim"
    if found.value is None:
        return f"For every 1,000 {people}: {found.reason}."
    return (
        f"{rate(found.value)} for every 1,000 {people} "
        f"({interval_of(found.estimate, rate)})."
    )


def _change(change: Finding) -> Statement:
    if not change.known:
        return Statement(f"Change: {change.reason}.", change.id)
    words = capitalised(change_words(change.draft, change.estimate))
    return Statement(f"{words}.", change.id, direction_of(change.estimate))


def _unit(count: Finding) -> str:
    if count.value is None:
        return ""
    return unit_of_number(count.value, count.measure.unit)


def _missing(found: Finding) -> str:
    return "Withheld" if found.withheld else "Not known"
