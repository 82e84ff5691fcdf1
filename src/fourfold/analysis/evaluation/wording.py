"""Ratios and chances in words."""

import math

HARDLY_ANY = 0.001
SMALLEST_SHOWN = 0.05


def changed(ratio: float) -> str:
    """0.8 is "20% fewer"; there were as many where that is less than 0.05%."""
    if not math.isfinite(ratio):
        return "a change that is not known"
    per_cent = 100 * abs(ratio - 1)
    if per_cent < SMALLEST_SHOWN:
        return "as many"
    digits = 0 if per_cent >= 1 else 1
    return f"{per_cent:,.{digits}f}% {'fewer' if ratio < 1 else 'more'}"


def between(lower: float, upper: float) -> str:
    """Limits of a ratio: "40% fewer to 2% more"."""
    if math.isnan(lower) or math.isnan(upper):
        return "limits not known"
    return f"{changed(lower)} to {changed(upper)}"


def saved(number: float, lower: float, upper: float) -> str:
    """Offences that did not come, with limits: "31 fewer (70 fewer to 2 more)"."""
    if math.isnan(lower) or math.isnan(upper):
        return _offences(number)
    return f"{_offences(number)} ({_offences(upper)} to {_offences(lower)})"


def chance(p_value: float) -> str:
    """How often chance alone does as much."""
    if math.isnan(p_value):
        return "How often chance alone does as much is not known."
    if p_value < HARDLY_ANY:
        return "Chance alone does as much in fewer than 1 of 1,000 cases."
    number = f"{1000 * p_value:,.0f} of 1,000"
    return f"Chance alone does as much in {number} cases (p = {p_value:.3f})."


def _offences(number: float) -> str:
    if math.isnan(number):
        return "not known"
    return f"{abs(number):,.0f} {'fewer' if number >= 0 else 'more'}"
