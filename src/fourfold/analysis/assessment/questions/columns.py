"""Headings that several tables share."""

from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.assessment.wording import capitalised, period_name


def both_periods(scope: Scope) -> tuple[str, str]:
    """'12 months to June 2018', and the same of the period before."""
    now, then = period_name(scope.period), period_name(scope.before)
    return capitalised(now.removeprefix("the ")), capitalised(then.removeprefix("the "))
