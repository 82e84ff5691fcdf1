"""How sure it is what the page of a ward says, and what the data cannot tell."""

from collections.abc import Iterator

from fourfold.analysis.assessment.breaks import break_sentence, breaks_across
from fourfold.analysis.assessment.counting import RESIDENTS
from fourfold.analysis.assessment.drafting import ALL_CRIME
from fourfold.analysis.assessment.left_out import left_out_sentence
from fourfold.analysis.assessment.structure import Block, Fact, Found, Paragraph
from fourfold.analysis.assessment.wording import (
    capitalised,
    date_name,
    month_name,
    months_named,
    plural,
    span_name,
    whole,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import measure

TRUST = "how-sure"
RECORDED = (
    "These are crimes that somebody reported or the police found. Much violence is "
    "never reported, so nobody knows how much there is."
)
INTERVALS = (
    "A 95% interval says how far chance alone could have moved a number. About one "
    "comparison in twenty would look like a change, or a difference, where there is "
    "none."
)


def trust_block(found: Found, ward: Area) -> Block:
    return Block(
        TRUST,
        "How sure we are",
        (Paragraph(RECORDED), Paragraph(INTERVALS)),
        facts=tuple(_facts(found, ward)),
    )


def _facts(found: Found, ward: Area) -> Iterator[Fact]:
    yield _months(found, ward)
    yield _residents(found, ward)
    if found.scope.left_out:
        text = left_out_sentence(found.scope.left_out, measure(ALL_CRIME))
        yield Fact("Types of crime left out", str(len(found.scope.left_out)), text)
    yield from _breaks(found)
    built = found.record.build.built_at
    yield Fact(
        "Data as of",
        date_name(built),
        "What the police publish later can change these numbers; the next edition has "
        "it.",
    )


def _months(found: Found, ward: Area) -> Fact:
    span = found.scope.known_span
    missing = sorted(
        {
            gap.month
            for gap in found.record.gaps
            if gap.area in (ward.code, found.scope.authority.code)
            and gap.month in span.months
        }
    )
    known = f"{len(span) - len(missing)} of {plural(len(span), 'month', 'months')}"
    meaning = f"From {span_name(span)}."
    if missing:
        meaning = (
            f"There are no figures for {months_named(missing)}. That is a gap, and not "
            f"a month without crime."
        )
    return Fact("Months with figures", known, meaning)


def _residents(found: Found, ward: Area) -> Fact:
    people = next(
        (
            each
            for each in found.record.populations
            if each.area == ward.code and each.band == RESIDENTS
        ),
        None,
    )
    if people is None:
        return Fact("Residents", "not known", "So there are no rates for this ward.")
    return Fact(
        "Residents",
        f"{whole(people.people)} in {people.year}",
        f"{capitalised(people.basis)}. Source: {people.source}. People who come to "
        f"work, to learn or to go out are not among them, and can be victims too.",
    )


def _breaks(found: Found) -> Iterator[Fact]:
    forces = [force.force for force in found.record.forces]
    for each in found.scope.headline:
        for change in breaks_across(each, found.scope.period, forces):
            yield Fact(
                f"Change of recording: {each.short_title}",
                month_name(change.month),
                break_sentence(change),
            )
