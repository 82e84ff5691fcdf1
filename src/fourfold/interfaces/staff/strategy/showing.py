"""Strategies, actions and pledges as rows and lines of pages for staff."""

from collections.abc import Iterable
from datetime import date

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.promises import late_words, moved_words
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.models import (
    Action,
    Objective,
    Pledge,
    PledgeEntry,
    Recommendation,
    Strategy,
)
from fourfold.partnership.strategy.progress import progress
from fourfold.partnership.strategy.standing import kept
from fourfold.partnership.strategy.states import is_late, standing

from .addresses import page


def action_table(actions: Iterable[Action], today: date, *, empty: str) -> Table:
    return Table(
        caption="Actions",
        caption_is_hidden=True,
        columns=[
            Column("Action"),
            Column("Who leads it"),
            Column("Due"),
            Column("How it stands"),
        ],
        rows=[_action_row(each, today) for each in actions],
        empty=empty,
    )


def _action_row(action: Action, today: date) -> list[object]:
    stands = standing(action, today)
    return [
        Cell(action.title, href=page(action), hint=action.owner_post),
        action.lead_agency.name,
        Cell(day_words(action.due_on), hint=moved_words(action)),
        Cell(stands.word, tag=stands.colour, hint=late_words(action, today)),
    ]


def review_cell(review_on: date, today: date) -> Cell:
    """When something is looked at again; that it is overdue, where it is."""
    if review_on < today:
        said = f"Was due {day_words(review_on)}"
        return Cell("Review overdue", tag="red", hint=said)
    return Cell(day_words(review_on))


def strategy_row(strategy: Strategy, today: date) -> list[object]:
    approved = f"Approved by {strategy.approved_by_body}"
    return [
        Cell(strategy.title, href=page(strategy), hint=approved),
        f"{day_words(strategy.starts_on)} to {day_words(strategy.ends_on)}",
        review_cell(strategy.review_on, today),
    ]


def objective_table(objectives: Iterable[Objective], today: date) -> Table:
    return Table(
        caption="Objectives",
        columns=[Column("Objective"), Column("Whose it is"), Column("Next review")],
        rows=[
            [
                Cell(each.text, href=page(each)),
                each.owner_agency.name,
                review_cell(each.review_on, today),
            ]
            for each in objectives
        ],
        empty="No objective is written down yet.",
    )


def recommendation_table(found: Iterable[Recommendation], today: date) -> Table:
    return Table(
        caption="Recommendations",
        columns=[Column("Recommendation"), Column("Done"), Column("Late")],
        rows=[_recommendation_row(each, today) for each in found],
        empty="No recommendation is written down yet.",
    )


def _recommendation_row(found: Recommendation, today: date) -> list[object]:
    actions = list(found.actions.all())
    told = progress(actions)
    late = sum(is_late(each, today) for each in actions)
    return [
        Cell(f"{found.number}. {found.title}", href=page(found)),
        Cell(told.percent, hint=told.formula),
        Cell(f"{late} late", tag="red") if late else "None",
    ]


def pledge_table(pledges: Iterable[Pledge], today: date) -> Table:
    return Table(
        caption="Pledges",
        caption_is_hidden=True,
        columns=[Column("Pledge"), Column("Whose it is"), Column("How it stands")],
        rows=[_pledge_row(each, today) for each in pledges],
        empty="No pledge is written down yet.",
    )


def _pledge_row(pledge: Pledge, today: date) -> list[object]:
    stands = kept(pledge, today)
    return [
        Cell(pledge.title, href=page(pledge)),
        pledge.agency.name,
        Cell(stands.word, tag=stands.colour, hint=stands.sentence),
    ]


def entry_row(entry: PledgeEntry, struck: PledgeEntry | None) -> list[object]:
    """struck : what took the entry away again, if something did"""
    how = Cell("Struck out", tag="grey", hint=struck.source) if struck else "Counts"
    said = f"{number(entry.amount)} on {day_words(entry.dated_on)}"
    return [said, entry.source, how]


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
        Line("How much it counts", _weight(action)),
    ]


def _weight(action: Action) -> str:
    if action.weight is None:
        return "As much as every other"
    return f"{action.weight.normalize():f} of 1"
