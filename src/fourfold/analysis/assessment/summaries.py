"""The paragraphs above each section's table, written from its findings."""

from collections.abc import Sequence

from fourfold.analysis.assessment.directions import DOWN, UP, direction_of
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.sentences import change_words
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.wording import (
    before_name,
    capitalised,
    counted,
    listed,
    month_name,
    months_named,
    period_name,
    plural,
    rate,
    span_name,
    whole,
)
from fourfold.analysis.offences.measures import Measure

# One result in twenty lies outside its 95% interval when nothing has changed.
OUTSIDE_BY_CHANCE = 0.05

# A longer list of names is no sentence: the table says which they are.
MOST_NAMES = 6


def headline_sentence(found: Found, measure: Measure) -> str:
    """Count, rate and change of one measure in a breath."""
    area = found.scope.authority.code
    count = found.of(measure, "count", area)
    if count.value is None:
        return count.sentence
    crimes = counted(count.value, measure.unit)
    each = found.of(measure, "rate", area)
    if each.value is not None:
        crimes += f", {rate(each.value)} for every 1,000 residents"
    change = found.change_of(measure, area)
    words = change.reason
    if change.known:
        words = change_words(change.draft, change.estimate)
    return (
        f"{measure.short_title} in {period_name(count.period)}: {crimes}. "
        f"{capitalised(words)}."
    )


def places_paragraphs(found: Found) -> tuple[str, ...]:
    """The wards with the highest rates; none where no rate is known."""
    highest: dict[str, list[str]] = {}
    for measure in found.scope.headline:
        rates = [found.of(measure, "rate", ward.code) for ward in found.scope.wards]
        known = [
            (each.value, each.area.name) for each in rates if each.value is not None
        ]
        value, ward = max(known, key=lambda pair: pair[0], default=(0.0, ""))
        if value:
            highest.setdefault(ward, []).append(f"{_inline(measure)} {rate(value)}")
    if not highest:
        return ()
    places = [f"{ward} ({listed(rates)})" for ward, rates in highest.items()]
    return (f"Highest rates for every 1,000 residents: {listed(places)}.",)


def _inline(measure: Measure) -> str:
    name = measure.short_title
    return f"{name[:1].lower()}{name[1:]}"


def types_paragraphs(found: Found) -> tuple[str, ...]:
    changes = [
        found.change_of(measure, found.scope.authority.code)
        for measure in found.scope.types
    ]
    names = [change.measure.short_title for change in changes]
    return (
        f"{found.scope.authority.name}, {period_name(found.scope.period)}, against "
        f"{before_name(found.scope.period)}: {_movement(changes, names, 'types')}",
    )


def wards_sentence(found: Found, measure: Measure) -> str:
    """Where a measure is high and low, and where it moved."""
    wards = found.scope.wards
    names = [ward.name for ward in wards]
    rates = [found.of(measure, "against-rest", ward.code) for ward in wards]
    changes = [found.of(measure, "change", ward.code) for ward in wards]
    rest = f"the rest of {found.scope.authority.name}"
    return " ".join(
        (
            f"{measure.short_title}: the rate was higher than in {rest} in "
            f"{_where(rates, UP, names, noun='wards')}, and lower in "
            f"{_where(rates, DOWN, names, noun='wards')}.",
            capitalised(_movement(changes, names, "wards")),
        )
    )


def known_months_sentence(found: Found) -> str:
    """Which months are known, and which are not."""
    first = found.scope.headline[0]
    missing = [
        finding.period.last
        for finding in _by_month(found, first)
        if not finding.known and not finding.withheld
    ]
    every = len(found.scope.span)
    sentence = (
        f"Figures are known for {every - len(missing)} of "
        f"{plural(every, 'month', 'months')}, {span_name(found.scope.span)}."
    )
    if missing:
        sentence += (
            f" Not known: {months_named(missing)}. "
            f"These are gaps in the lines and not nought."
        )
    return sentence


def extremes_sentence(found: Found, measure: Measure) -> str:
    """The busiest and the quietest month of a measure; empty where none is known."""
    known = [
        (finding.value, finding.period.last)
        for finding in _by_month(found, measure)
        if finding.value is not None
    ]
    if not known:
        return ""
    (fewest, quiet), (most, busy) = min(known), max(known)
    if fewest == most:
        return f"{measure.short_title}: {whole(most)} in every month known."
    return (
        f"{measure.short_title}: most in {month_name(busy)} ({whole(most)}), "
        f"fewest in {month_name(quiet)} ({whole(fewest)})."
    )


def _by_month(found: Found, measure: Measure) -> list[Finding]:
    return [
        found.of(
            measure, "count", found.scope.authority.code, period=Period(month, month)
        )
        for month in found.scope.span.months
    ]


def _movement(changes: Sequence[Finding], names: Sequence[str], noun: str) -> str:
    """Which rose, which fell, and how many would by chance alone."""
    tested = sum(change.known for change in changes)
    if not tested:
        return "no change is known."
    expected = round(tested * OUTSIDE_BY_CHANCE)
    by_chance = f"about {expected}" if expected else "fewer than 1"
    return (
        f"a rise beyond chance in {_where(changes, UP, names, noun=noun)}, a fall in "
        f"{_where(changes, DOWN, names, noun=noun)}. If nothing had changed anywhere, "
        f"{by_chance} of {tested} {noun} would still seem to have changed, by chance "
        f"alone."
    )


def _where(
    findings: Sequence[Finding], direction: str, names: Sequence[str], *, noun: str
) -> str:
    """'none', '2 of 22 wards (Leyton and Wood Street)'; of those that are known."""
    known = [
        (finding, name)
        for finding, name in zip(findings, names, strict=True)
        if finding.known
    ]
    chosen = [
        name for finding, name in known if direction_of(finding.estimate) == direction
    ]
    if not chosen:
        return "none"
    numbers = f"{len(chosen)} of {len(known)} {noun}"
    if len(chosen) > MOST_NAMES:
        return numbers
    return f"{numbers} ({listed(chosen)})"
