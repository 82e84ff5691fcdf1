"""Strategies and actions as rows and lines of pages for staff."""

from datetime import date

from fourfold.interfaces.components.listing import Cell
from fourfold.interfaces.components.promised_tables import review_cell
from fourfold.interfaces.components.promises import moved_words, ward_words
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.models import Action, Strategy
from fourfold.partnership.strategy.states import standing

from .addresses import page


def strategy_row(strategy: Strategy, today: date) -> list[object]:
    approved = f"Approved by {strategy.approved_by_body}"
    return [
        Cell(strategy.title, href=page(strategy), hint=approved),
        f"{day_words(strategy.starts_on)} to {day_words(strategy.ends_on)}",
        review_cell(strategy.review_on, today),
    ]


def action_lines(action: Action, today: date) -> list[Line]:
    stands = standing(action, today)
    helping = ", ".join(each.agency.name for each in action.supports.all())
    moved = moved_words(action)
    return [
        Line("How it stands", stands.word, tag=stands.colour),
        Line("Due", day_words(action.due_on) + (f". {moved}" if moved else "")),
        Line("Who leads it", action.lead_agency.name),
        Line("Who answers for it", action.owner_post),
        Line("Who helps", helping or "Nobody else"),
        Line("Where", ward_words(action)),
        Line("How much it counts", _weight(action)),
    ]


def _weight(action: Action) -> str:
    if action.weight is None:
        return "As much as every other"
    return f"{action.weight.normalize():f} of 1"
