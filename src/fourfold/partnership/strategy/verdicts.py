"""What an indicator says, by written rules. Pure.

A number that moved is not yet a change. The rules, in their order; the first that holds
says it:

1. There is no number                          data not yet published
2. Recording changed since the baseline, or    cannot be compared
   it is of a longer or shorter time
3. The number is at the target or past it      target met
4. There is no baseline                        no baseline yet
5. The number has no interval                  cannot be told from chance
6. The intervals of baseline and number meet   no change beyond chance
7. No month stands out on the control chart    no change beyond chance
8. It moved the way that is wanted             moving towards the target beyond chance
9. It moved the other way                      moving away from the target beyond chance

Two 95% intervals that do not meet are a stricter test than one at 5%: it errs towards
"no change". A baseline without an interval is taken as exact.
"""

from dataclasses import dataclass, field
from datetime import date
from math import isfinite

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Direction(TextChoices):
    LOWER = "lower", "Lower is better"
    HIGHER = "higher", "Higher is better"


# Months, school years and the fieldwork of surveys differ by so much and no more.
LONGER = 1.15


@dataclass(frozen=True, slots=True)
class Reading:
    """A number of a period, with its 95% interval where it has one.

    figure : name of the published figure, whose page shows the working
    source : where a number of a partner is from
    """

    value: float
    lower: float | None
    upper: float | None
    first: date
    last: date
    figure: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        ends = [each for each in (self.lower, self.upper) if each is not None]
        if not all(isfinite(each) for each in (self.value, *ends)):
            raise ValueError("value, lower and upper must be finite numbers")
        if len(ends) == 1:
            raise ValueError("lower and upper come together or not at all")
        if ends and not ends[0] <= self.value <= ends[1]:
            raise ValueError("value must lie between lower and upper")

    @property
    def has_interval(self) -> bool:
        return self.lower is not None

    @property
    def interval(self) -> tuple[float, float]:
        """The interval; the number alone where it has none."""
        if self.lower is None or self.upper is None:
            return self.value, self.value
        return self.lower, self.upper


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached by a day."""

    value: float
    on: date
    direction: Direction

    def is_met_by(self, value: float) -> bool:
        if self.direction == Direction.LOWER:
            return value <= self.value
        return value >= self.value


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an indicator says: the same in all languages, in words, and by colour."""

    name: str
    word: str | Promise = field(compare=False)
    colour: str


UNPUBLISHED = Verdict("unpublished", _("Data not yet published"), "grey")
BROKEN = Verdict("broken", _("Cannot be compared"), "grey")
MET = Verdict("met", _("Target met"), "green")
NO_BASELINE = Verdict("no-baseline", _("No baseline yet"), "grey")
NO_INTERVAL = Verdict("no-interval", _("Cannot be told from chance"), "grey")
NO_CHANGE = Verdict("no-change", _("No change beyond chance"), "blue")
TOWARDS = Verdict("towards", _("Moving towards the target beyond chance"), "green")
AWAY = Verdict("away", _("Moving away from the target beyond chance"), "red")
STOPPED = Verdict("stopped", _("No longer followed"), "purple")


def verdict(
    latest: Reading | None,
    *,
    baseline: Reading | None,
    target: Target,
    stretches: int | None = None,
    is_broken: bool = False,
) -> Verdict:
    """By the rules above.

    stretches : how many stretches of months stand out on the control chart of the
        series in the period of `latest`; None where no chart is published
    is_broken : whether recording changed between baseline and latest
    """
    if latest is None:
        return UNPUBLISHED
    if is_broken or (baseline and not is_as_long(baseline, latest)):
        return BROKEN
    if target.is_met_by(latest.value):
        return MET
    if baseline is None:
        return NO_BASELINE
    if not latest.has_interval:
        return NO_INTERVAL
    if meets(baseline, latest) or stretches == 0:
        return NO_CHANGE
    is_lower = latest.value < baseline.value
    return TOWARDS if is_lower == (target.direction == Direction.LOWER) else AWAY


def is_as_long(one: Reading, other: Reading) -> bool:
    """Whether both are of about the same time: a quarter is not set beside a year."""
    days = sorted((each.last - each.first).days + 1 for each in (one, other))
    return days[1] <= days[0] * LONGER


def meets(one: Reading, other: Reading) -> bool:
    """Whether the intervals of both have a number in common."""
    low, high = one.interval
    other_low, other_high = other.interval
    return low <= other_high and other_low <= high


def expected_on(day: date, *, baseline: Reading, target: Target) -> float:
    """Where a straight line from the baseline to the target is on a day.

    Level before the last day of the baseline and after that of the target.
    Raises ValueError for a target that is not after its baseline.
    """
    whole = (target.on - baseline.last).days
    if whole <= 0:
        raise ValueError("target must be after the last day of baseline")
    share = min(max((day - baseline.last).days / whole, 0), 1)
    return baseline.value + share * (target.value - baseline.value)
