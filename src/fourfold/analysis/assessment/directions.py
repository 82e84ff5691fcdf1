"""Whether a figure went up, went down, or neither beyond what chance does."""

from fourfold.analysis.assessment.findings import Estimate
from fourfold.analysis.definitions import settings

UP, DOWN, NEITHER = "up", "down", "neither"


def direction_of(estimate: Estimate) -> str:
    """Up or down only where the interval leaves out a ratio of one."""
    if estimate.lower is not None and estimate.lower > 1:
        return UP
    if estimate.upper is not None and estimate.upper < 1:
        return DOWN
    return NEITHER


def allows_percentage(base: int | None) -> bool:
    """Whether a base is large enough for a percentage to mean something."""
    least: int = settings("publication.toml")["change"]["minimum_base"]
    return base is not None and base >= least
