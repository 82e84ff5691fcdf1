"""Estimates from statistics, without what is no number."""

import math
from typing import SupportsFloat

from fourfold.analysis.assessment.findings import Estimate


def estimate_of(*numbers: SupportsFloat) -> Estimate:
    """Value, lower, upper and p-value; None for what is not known or has no end."""
    return Estimate(*(_number(float(number)) for number in numbers))


def _number(number: float) -> float | None:
    # Neither has a place in a table or in JSON.
    return number if math.isfinite(number) else None
