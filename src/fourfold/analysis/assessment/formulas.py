"""How each kind of figure is worked out: in words, and with its own numbers."""

from dataclasses import dataclass

from fourfold.analysis.assessment.findings import Finding, Parts
from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.assessment.wording import whole


@dataclass(frozen=True, slots=True)
class Formula:
    """How a kind of figure is worked out.

    page : the page of the documentation that says more
    """

    words: str
    interval: str
    page: str


def formula_of(finding: Finding) -> Formula:
    kind = kinds()[finding.kind]
    return Formula(kind.words, kind.interval, kind.page)


def worked_numbers(finding: Finding) -> str:
    """The formula with the figure's own numbers: '411 ÷ 278,425 × 1,000 = 1.476'."""
    if not finding.known:
        return finding.reason
    if finding.numbers:
        return finding.numbers
    parts = finding.parts
    left = _NUMBERS[finding.kind](parts)
    if finding.kind == "count":
        return left
    result = "no number" if finding.value is None else f"{finding.value:,.3f}"
    return f"{left} = {result}"


def _amount(part: int | None) -> str:
    return "not known" if part is None else whole(part)


def _per_thousand(parts: Parts) -> str:
    return f"{_amount(parts.numerator)} ÷ {_amount(parts.denominator)} × 1,000"


def _against_rest(parts: Parts) -> str:
    here = f"{_amount(parts.numerator)} ÷ {_amount(parts.denominator)}"
    rest = f"{_amount(parts.rest)} ÷ {_amount(parts.rest_denominator)}"
    return f"({here}) ÷ ({rest})"


_NUMBERS = {
    "count": lambda parts: _amount(parts.numerator),
    "rate": _per_thousand,
    "rate-under-25": _per_thousand,
    "change": lambda parts: f"{_amount(parts.numerator)} ÷ {_amount(parts.before)}",
    "share": lambda parts: f"{_amount(parts.numerator)} ÷ {_amount(parts.denominator)}",
    "against-rest": _against_rest,
}
