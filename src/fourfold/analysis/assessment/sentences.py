"""The sentence of each figure, by the rules of docs/explanation/wording.md."""

from collections.abc import Callable

from fourfold.analysis.assessment.directions import (
    DOWN,
    NEITHER,
    UP,
    allows_percentage,
    direction_of,
)
from fourfold.analysis.assessment.findings import Draft, Estimate
from fourfold.analysis.assessment.periods import MONTHS_IN_A_YEAR
from fourfold.analysis.assessment.wording import (
    before_name,
    counted,
    percentages,
    period_name,
    rate,
    whole,
)

MOVED = {UP: "rose", DOWN: "fell"}
COMPARED = {UP: "higher", DOWN: "lower"}


def sentence_of(draft: Draft, estimate: Estimate) -> str:
    """What the figure says, or why it is not known."""
    if draft.reason:
        return f"{subject_of(draft)}: {draft.reason}."
    return _SENTENCES[draft.figure.kind](draft, estimate)


def interval_of(estimate: Estimate, write: Callable[[float], str]) -> str:
    """'95% interval 41.2 to 49.3'; open where there is no upper limit."""
    if estimate.lower is None:
        return ""
    if estimate.upper is None:
        return f"95% interval {write(estimate.lower)} or more"
    return f"95% interval {write(estimate.lower)} to {write(estimate.upper)}"


def percentage_change(estimate: Estimate) -> tuple[str, str, str]:
    """Size of a change and its limits, all counted in the direction of the change.

    A fall of 12% has the interval 5% to 19%, smaller end first, without signs.
    """
    value, lower, upper = (
        (limit or 0.0) - 1 for limit in (estimate.value, estimate.lower, estimate.upper)
    )
    if direction_of(estimate) == DOWN:
        value, lower, upper = -value, -upper, -lower
    written = percentages(value, lower, upper)
    return written[0], written[1], written[2]


def subject_of(draft: Draft) -> str:
    period = period_name(draft.figure.period)
    return f"{draft.measure.short_title} in {draft.area.name}, {period}"


def _count(draft: Draft, estimate: Estimate) -> str:
    words = counted(estimate.value or 0, draft.measure.unit)
    return f"{subject_of(draft)}: {words}."


def _rate(draft: Draft, estimate: Estimate) -> str:
    people = "residents"
    if draft.figure.kind == "rate-under-25":
        people = "residents aged under 25"
    return (
        f"{subject_of(draft)}: {rate(estimate.value or 0)} {draft.measure.unit} "
        f"per 1,000 {people} ({interval_of(estimate, rate)})."
    )


def _share(draft: Draft, estimate: Estimate) -> str:
    parts = draft.parts
    numbers = f"{whole(parts.numerator or 0)} of {whole(parts.denominator or 0)}"
    if estimate.value is None or not allows_percentage(parts.denominator):
        return f"{subject_of(draft)}: {numbers} crimes."
    (share,) = percentages(estimate.value)
    return f"{subject_of(draft)}: {share} of recorded crime ({numbers})."


def change_words(draft: Draft, estimate: Estimate) -> str:
    """What changed, with its numbers: 'rose by 12% (…): 1,204 against 1,075 …'."""
    parts = draft.parts
    numbers = f"{whole(parts.numerator or 0)} against {whole(parts.before or 0)}"
    period = draft.figure.period
    before = before_name(period)
    when = before if len(period) == MONTHS_IN_A_YEAR else f"in {before}"
    return f"{change_phrase(draft, estimate)}: {numbers} {when}"


def change_phrase(draft: Draft, estimate: Estimate) -> str:
    """What changed, without numbers: 'rose by 12% (95% interval 5% to 19%)'."""
    direction = direction_of(estimate)
    if direction == NEITHER:
        return "no change beyond chance"
    if not allows_percentage(draft.parts.before):
        return f"{MOVED[direction]}, too few for a percentage"
    value, lower, upper = percentage_change(estimate)
    return f"{MOVED[direction]} by {value} (95% interval {lower} to {upper})"


def _change(draft: Draft, estimate: Estimate) -> str:
    return f"{subject_of(draft)}, {change_words(draft, estimate)}."


def against_words(draft: Draft, estimate: Estimate) -> str:
    """How a rate stands beside the rest: '80% higher (95% interval 60% to 100%)'."""
    return against_phrase(estimate, draft.parts.rest)


def against_phrase(estimate: Estimate, base: int | None) -> str:
    """The same of any two rates; `base` is the count that has to allow a percentage."""
    direction = direction_of(estimate)
    if direction == NEITHER:
        return "no difference beyond chance"
    if not (allows_percentage(base) and estimate.value):
        return f"{COMPARED[direction]}, too few for a percentage"
    value, lower, upper = percentage_change(estimate)
    return f"{value} {COMPARED[direction]} (95% interval {lower} to {upper})"


def _against_rest(draft: Draft, estimate: Estimate) -> str:
    words = against_words(draft, estimate)
    rest = f"beside the rest of {draft.authority.name}"
    return f"{subject_of(draft)}, rate {rest}: {words}."


_SENTENCES: dict[str, Callable[[Draft, Estimate], str]] = {
    "count": _count,
    "rate": _rate,
    "rate-under-25": _rate,
    "share": _share,
    "change": _change,
    "against-rest": _against_rest,
}
