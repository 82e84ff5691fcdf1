"""What a resident reads first: how much, whether it changes, how it stands."""

from fourfold.analysis.assessment.directions import (
    NEITHER,
    allows_percentage,
    direction_of,
)
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.profiles import Profile, drawn_measure
from fourfold.analysis.assessment.sentences import change_words
from fourfold.analysis.assessment.structure import Block, Found, Paragraph
from fourfold.analysis.assessment.wording import percentages

MINUTE = "in-one-minute"


def minute_block(found: Found, profile: Profile) -> Block:
    opening, *said = profile.paragraphs
    measure = drawn_measure(found.scope)
    change: tuple[Paragraph, ...] = ()
    if measure is not None:
        own = found.of(measure, "change", profile.ward.code)
        change = (Paragraph(f"{measure.short_title}: {change_told(own)}.", (own.id,)),)
    return Block(MINUTE, "In one minute", (opening, *change, *said))


def change_told(change: Finding) -> str:
    """What changed, with its limits also where it is no change beyond chance."""
    if not change.known:
        return change.reason
    words = change_words(change.draft, change.estimate)
    if direction_of(change.estimate) != NEITHER:
        return words
    limits = _limits(change)
    return f"{words}{limits}"


def _limits(change: Finding) -> str:
    estimate = change.estimate
    if not allows_percentage(change.parts.before):
        return ", too few for a percentage"
    if estimate.lower is None or estimate.upper is None:
        return ""
    less, more = percentages(1 - estimate.lower, estimate.upper - 1)
    return f" (95% interval {less} fewer to {more} more)"
