"""What the definition of a measure, and the span of the data, allow to be asked."""

from fourfold.analysis.assessment.counting import UNDER_25
from fourfold.analysis.assessment.drafting import ALL_CRIME
from fourfold.analysis.assessment.left_out import told
from fourfold.analysis.assessment.periods import (
    MONTHS_IN_A_YEAR,
    Period,
    period_ending,
)
from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.offences.measures import Measure, measure


def rate_kinds(counted: Measure) -> tuple[str, ...]:
    """The kinds of rate that the definition of a measure allows."""
    return ("rate", "rate-under-25") if UNDER_25 in counted.rates else ("rate",)


def is_share_of_crime(counted: Measure) -> bool:
    """Whether a measure is a part of recorded crime, which incidents are not."""
    return set(counted.offences) < set(measure(ALL_CRIME).offences)


def share_is_told(scope: Scope, counted: Measure) -> bool:
    """Whether the share of recorded crime is: not without some of its types."""
    return is_share_of_crime(counted) and bool(
        told((measure(ALL_CRIME),), scope.left_out)
    )


def rolling_years(span: Period) -> tuple[Period, ...]:
    """Every run of 12 months that lies within the span."""
    ends = span.months[MONTHS_IN_A_YEAR - 1 :]
    return tuple(period_ending(month, MONTHS_IN_A_YEAR) for month in ends)
