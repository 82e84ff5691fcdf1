"""The pieces that sentences of answers are made of."""

import math

import numpy as np

from fourfold.analysis.assessment.wording import (
    MINUS,
    MONTHS,
    month_name,
    percentage,
    plural,
    probability,
    whole,
)

__all__ = [
    "MONTHS",
    "chance_of",
    "named",
    "number",
    "percentage",
    "plural",
    "probability",
    "ratio_of",
    "times",
    "whole",
]


def named(month: object) -> str:
    """'June 2018', or 'period 7' where months have no names."""
    text = str(month)
    return month_name(text) if "-" in text else f"period {text}"


def number(value: float) -> str:
    """A number as it is read: whole from 100 on, else with as much as tells."""
    if not math.isfinite(value):
        return "not known" if math.isnan(value) else "without end"
    if abs(value) >= 100 or value == int(value):
        return whole(value)
    told = f"{value:,.1f}" if abs(value) >= 1 else f"{value:,.2f}"
    return "0" if float(told) == 0 else told.replace("-", MINUS)


def ratio_of(ratio: float, lower: float, upper: float) -> str:
    """0.8 with limits: '20% fewer (95% interval 31% fewer to 7% fewer)'."""
    if math.isnan(ratio):
        return "not known"
    if math.isnan(lower) or math.isnan(upper):
        return f"{_changed(ratio)} (limits not known)"
    if np.isfinite(upper) and (lower - 1) * (upper - 1) > 0:
        # Counted in the direction of the change, as docs/explanation/wording.md has it.
        least, most = sorted((abs(lower - 1), abs(upper - 1)))
        return f"{_changed(ratio)} (95% interval {_share(least)} to {_share(most)})"
    return f"{_changed(ratio)} (95% interval {_changed(lower)} to {_changed(upper)})"


def times(ratio: float) -> str:
    """'1.8 times'."""
    return f"{number(ratio)} times"


def chance_of(p_value: float) -> str:
    """Whether chance alone is an unlikely reason, with the number."""
    if math.isnan(p_value):
        return "how often chance alone does as much is not known"
    if p_value < 0.05:
        return f"chance alone seldom does as much ({probability(p_value)})"
    return f"chance alone may do as much ({probability(p_value)})"


def _changed(ratio: float) -> str:
    if math.isinf(ratio):
        return "more by any amount"
    share = abs(ratio - 1)
    if share < 0.0005:
        return "as many"
    return f"{_share(share)} {'fewer' if ratio < 1 else 'more'}"


def _share(share: float) -> str:
    return percentage(share, digits=0 if share >= 0.01 else 1)
