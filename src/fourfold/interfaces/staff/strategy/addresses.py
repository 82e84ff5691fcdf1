"""Where the pages of this room are, and the trail that leads to each."""

from django.db.models import Model
from django.urls import reverse

from fourfold.partnership.strategy.models import (
    Action,
    Indicator,
    Objective,
    Pledge,
    Recommendation,
    Strategy,
)

Trail = list[tuple[str, str]]
NAMES = {
    "strategy": "staff:strategy",
    "domain": "staff:strategy-domain-change",
    "objective": "staff:strategy-objective",
    "recommendation": "staff:strategy-recommendation",
    "indicator": "staff:strategy-indicator",
    "action": "staff:strategy-action",
    "pledge": "staff:strategy-pledge",
}
ROOT = ("Strategies", "staff:strategies")


def page(row: Model) -> str:
    """Of something that was promised, the page for staff."""
    name = NAMES[str(row._meta.model_name)]
    return reverse(name, args=[row.public_id])  # type: ignore[attr-defined]


def trail_to(row: Model) -> Trail:
    """The pages above one."""
    trail = [(ROOT[0], reverse(ROOT[1]))]
    if isinstance(row, Objective | Recommendation | Pledge):
        return [*trail, _step(row.strategy)]
    if isinstance(row, Indicator):
        aim = row.objective
        return [*trail, _step(aim.strategy), _step(aim)]
    if isinstance(row, Action):
        found = row.recommendation
        return [*trail, _step(found.strategy), _step(found)]
    return trail


def trail_into(row: Model) -> Trail:
    """The same and the page itself, for pages below it."""
    return [*trail_to(row), _step(row)]


def _step(row: Model) -> tuple[str, str]:
    if isinstance(row, Strategy | Recommendation | Action | Pledge):
        return row.title, page(row)
    return str(row), page(row)
