"""Numbers, months and lists as British readers write them.

The rules are in docs/explanation/wording.md.
"""

from collections.abc import Sequence

from fourfold.analysis.assessment.periods import MONTHS_IN_A_YEAR, Period, runs

MINUS = "−"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def whole(number: float) -> str:
    """1204 as '1,204', −3 with a minus sign, not a hyphen."""
    return f"{number:,.0f}".replace("-", MINUS)


def rate(number: float) -> str:
    """One decimal, two below one: '89.5', '0.42'."""
    return f"{number:,.2f}" if 0 < number < 1 else f"{number:,.1f}"


def percentages(*shares: float) -> tuple[str, ...]:
    """Shares as percentages, as whole as they may be.

    With one decimal where a whole one would be nought, or all of them the same; what
    is nought with a decimal too is 'under 0.1%', for it is not nought.
    """
    texts = tuple(percentage(share, digits=0) for share in shares)
    is_nought = any(0 < abs(share) < 0.005 for share in shares)
    are_alike = len(set(texts)) < min(2, len(set(shares)))
    if is_nought or are_alike:
        return tuple(percentage(share, digits=1) for share in shares)
    return texts


def percentage(share: float, *, digits: int) -> str:
    """A share with so many decimals; a little above nought is never told as nought."""
    if digits and 0 < share < 0.0005:
        return "under 0.1%"
    return f"{share * 100:,.{digits}f}%".replace("-", MINUS)


def probability(p_value: float) -> str:
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.3f}"


def plural(number: int, one: str, many: str) -> str:
    return f"{whole(number)} {one if number == 1 else many}"


def unit_of_number(number: float, unit: str) -> str:
    """The unit of a measure, 'offences', as it goes with a number: '1 offence'."""
    return unit.removesuffix("s") if number == 1 else unit


def counted(number: float, unit: str) -> str:
    """'1,204 offences', '1 incident'."""
    return f"{whole(number)} {unit_of_number(number, unit)}"


def month_name(month: str) -> str:
    """'2018-06' as 'June 2018'."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def date_name(moment: str) -> str:
    """'2018-07-02T09:00:00Z' as '2 July 2018'; a moment is written in UTC."""
    return f"{int(moment[8:10])} {month_name(moment[:7])}"


def period_name(period: Period) -> str:
    """'June 2018', 'the 12 months to June 2018'."""
    if len(period) == 1:
        return month_name(period.last)
    return f"the {len(period)} months to {month_name(period.last)}"


def span_name(period: Period) -> str:
    """'June 2018', 'December 2017 to March 2018'."""
    if len(period) == 1:
        return month_name(period.last)
    return f"{month_name(period.first)} to {month_name(period.last)}"


def before_name(period: Period) -> str:
    """What the period before is called: 'the year before' where it is that."""
    if len(period) == MONTHS_IN_A_YEAR:
        return "the year before"
    return period_name(period.before())


def months_named(months: Sequence[str]) -> str:
    """Months as runs: 'December 2017 to March 2018 and June 2018'."""
    return listed([span_name(run) for run in runs(tuple(months))])


def ordinal(number: int) -> str:
    """'1st', '2nd', '11th', '23rd'."""
    last = 0 if 10 < number % 100 < 14 else number % 10
    return f"{number}{_ENDINGS.get(last, 'th')}"


def listed(items: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
