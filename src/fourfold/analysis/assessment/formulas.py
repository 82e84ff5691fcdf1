"""How each kind of figure is worked out: in words, and with its own numbers."""

from dataclasses import dataclass

from fourfold.analysis.assessment.findings import Finding, Parts
from fourfold.analysis.assessment.wording import whole

NO_INTERVAL = "none, because it is a count of everything that was published."
RATE_INTERVAL = (
    "95%, for a Poisson count: exact limits below 10, Byar's approximation from 10."
)
RATIO_INTERVAL = (
    "95%, for the ratio of two Poisson rates: exact conditional limits (Clopper and "
    "Pearson), with the exact two-sided test."
)


@dataclass(frozen=True, slots=True)
class Formula:
    """How a kind of figure is worked out.

    page : the page of the documentation that says more
    """

    words: str
    interval: str
    page: str


FORMULAS = {
    "count": Formula(
        "What was recorded in the area in the period, each crime once",
        NO_INTERVAL,
        "docs/explanation/reading-an-assessment.md",
    ),
    "rate": Formula(
        "Count ÷ residents × 1,000", RATE_INTERVAL, "docs/methods/rates.md"
    ),
    "rate-under-25": Formula(
        "Count, victims of all ages ÷ residents aged under 25 × 1,000",
        RATE_INTERVAL,
        "docs/methods/rates.md",
    ),
    "change": Formula(
        "Count ÷ count of the same months a year earlier",
        RATIO_INTERVAL,
        "docs/methods/change.md",
    ),
    "share": Formula(
        "Count ÷ count of all recorded crime",
        NO_INTERVAL,
        "docs/explanation/reading-an-assessment.md",
    ),
    "against-rest": Formula(
        "(Count ÷ residents) ÷ (count ÷ residents of the rest of the authority)",
        RATIO_INTERVAL,
        "docs/methods/change.md",
    ),
}


def formula_of(finding: Finding) -> Formula:
    return FORMULAS[finding.kind]


def worked_numbers(finding: Finding) -> str:
    """The formula with the figure's own numbers: '411 ÷ 278,425 × 1,000 = 1.476'."""
    if not finding.known:
        return finding.reason
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
