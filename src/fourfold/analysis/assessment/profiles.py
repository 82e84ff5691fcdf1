"""One ward on one page: what happens, whether it changed, how it stands to the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from fourfold.analysis.assessment.directions import NEITHER, direction_of
from fourfold.analysis.assessment.drafting import ALL_CRIME
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.sentences import against_words, change_phrase
from fourfold.analysis.assessment.structure import Found, Paragraph, Scope
from fourfold.analysis.assessment.tables import (
    Cell,
    FigureTable,
    against_cell,
    change_cell,
    count_text,
    number_cell,
    rate_with_limits,
)
from fourfold.analysis.assessment.wording import (
    counted,
    listed,
    period_name,
    plural,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure

# The series that a profile draws: what the Serious Violence Duty asks about.
DRAWN = "violence"

# As many types as a page has room for beside the rest.
MOST_TYPES = 6


@dataclass(frozen=True, slots=True)
class Profile:
    """A ward's page."""

    ward: Area
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[FigureTable, ...]


def drawn_measure(scope: Scope) -> Measure | None:
    """The measure whose months a profile draws; None where it is no headline."""
    return next((each for each in scope.headline if each.id == DRAWN), None)


def plan(scope: Scope) -> Iterator[FigureId]:
    """Counts of each ward by type, and by month where they are drawn."""
    measure = drawn_measure(scope)
    for ward in scope.wards:
        for each in scope.types:
            yield FigureId(each.id, "count", ward.code, scope.period)
            yield FigureId(each.id, "count", ward.code, scope.before)
            yield FigureId(each.id, "change", ward.code, scope.period)
        for month in scope.span.months if measure else ():
            yield FigureId(DRAWN, "count", ward.code, Period(month, month))


def profile_of(found: Found, ward: Area) -> Profile:
    return Profile(
        ward,
        (_opening(found, ward), *_said(found, ward)),
        (_headline_table(found, ward), _types_table(found, ward)),
    )


def _opening(found: Found, ward: Area) -> Paragraph:
    """Who lives there, and how much of everything was recorded."""
    rates = [found.of(each, "rate", ward.code) for each in found.scope.headline]
    people = rates[0].parts.denominator
    lives = (
        f"{plural(people, 'person lives', 'people live')} in {ward.name}"
        if people
        else f"How many people live in {ward.name} is not known"
    )
    counts = [found.of(each, "count", ward.code) for each in found.scope.headline]
    first = counts[0]
    if first.value is None:
        return Paragraph(f"{lives}. {first.sentence}", (first.id,))
    return Paragraph(
        f"{lives}. In {period_name(found.scope.period)} the police recorded "
        f"{counted(first.value, first.measure.unit)}{_of_what(first.measure)} there.",
        (first.id,),
    )


def _of_what(first: Measure) -> str:
    """Said where the first measure is not of all crime."""
    return "" if first.id == ALL_CRIME else f" of {_inline(first)}"


def _said(found: Found, ward: Area) -> Iterator[Paragraph]:
    """What stands out: rates beside the rest, and changes, beyond chance."""
    for kind, write, none in (
        ("against-rest", against_words, "No rate differs from the rest"),
        ("change", change_phrase, "Nothing changed"),
    ):
        findings = [found.of(each, kind, ward.code) for each in found.scope.headline]
        known = [finding for finding in findings if finding.known]
        moved = [
            finding for finding in known if direction_of(finding.estimate) != NEITHER
        ]
        head = _HEADS[kind].format(rest=found.scope.authority.name)
        if not known:
            yield Paragraph(f"{head}: {findings[0].reason}.", (findings[0].id,))
        elif not moved:
            yield Paragraph(
                f"{none} beyond what chance does.", tuple(each.id for each in known)
            )
        else:
            words = [
                f"{_inline(each.measure)} {write(each.draft, each.estimate)}"
                for each in moved
            ]
            yield Paragraph(f"{head}: {listed(words)}.", tuple(e.id for e in moved))


_HEADS = {
    "against-rest": "Rates beside the rest of {rest}",
    "change": "Against the year before",
}


def _inline(measure: Measure) -> str:
    name = measure.short_title
    return f"{name[:1].lower()}{name[1:]}"


def _headline_table(found: Found, ward: Area) -> FigureTable:
    scope = found.scope
    return FigureTable(
        id=f"table-profile-{ward.code}",
        caption=f"{ward.name}, {period_name(scope.period)}",
        columns=(
            "What",
            "Recorded",
            "Year before",
            "What changed (95% interval)",
            "Per 1,000 residents (95% interval)",
            "Beside the rest (95% interval)",
        ),
        rows=tuple(
            (each.short_title, _headline_cells(found, each, ward.code))
            for each in scope.headline
        ),
    )


def _headline_cells(found: Found, measure: Measure, ward: str) -> tuple[Cell, ...]:
    before = found.scope.before
    return (
        number_cell(found.of(measure, "count", ward), count_text),
        number_cell(found.of(measure, "count", ward, period=before), count_text),
        change_cell(found.of(measure, "change", ward)),
        number_cell(found.of(measure, "rate", ward), rate_with_limits),
        against_cell(found.of(measure, "against-rest", ward)),
    )


def _types_table(found: Found, ward: Area) -> FigureTable:
    """The commonest types of the ward; those whose count is not known come last."""
    counts = [found.of(each, "count", ward.code) for each in found.scope.types]
    ranked = sorted(counts, key=lambda count: (-(count.value or 0), count.id))
    shown = ranked[:MOST_TYPES]
    return FigureTable(
        id=f"table-profile-types-{ward.code}",
        caption=f"The {len(shown)} commonest types in {ward.name}",
        columns=("Type", "Recorded", "What changed (95% interval)"),
        rows=tuple(
            (
                count.measure.short_title,
                (
                    number_cell(count, count_text),
                    change_cell(found.of(count.measure, "change", ward.code)),
                ),
            )
            for count in shown
        ),
    )
