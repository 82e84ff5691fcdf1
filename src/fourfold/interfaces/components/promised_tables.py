"""What was promised, as tables of pages for anybody and for staff.

page : of something that was promised, the address of its page
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Model

from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.models import (
    Action,
    Objective,
    Pledge,
    PledgeEntry,
    Recommendation,
)
from fourfold.partnership.strategy.progress import progress
from fourfold.partnership.strategy.standing import kept
from fourfold.partnership.strategy.states import is_late, standing

from .listing import Cell, Column, Table
from .promises import late_words, moved_words
from .words import day_words

PageOf = Callable[[Model], str]


def action_table(
    actions: Iterable[Action], today: date, *, page: PageOf, empty: str
) -> Table:
    return Table(
        caption="Actions, what is late first",
        caption_is_hidden=True,
        columns=[
            Column("Action"),
            Column("Who leads it"),
            Column("Due"),
            Column("How it stands"),
        ],
        rows=[_action_row(each, today, page) for each in actions],
        empty=empty,
    )


def _action_row(action: Action, today: date, page: PageOf) -> list[object]:
    stands = standing(action, today)
    return [
        Cell(action.title, href=page(action), hint=action.recommendation.title),
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


def objective_table(
    objectives: Iterable[Objective], today: date, *, page: PageOf
) -> Table:
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


def recommendation_table(
    found: Iterable[Recommendation], today: date, *, page: PageOf
) -> Table:
    return Table(
        caption="Recommendations",
        columns=[Column("Recommendation"), Column("Done"), Column("Late")],
        rows=[_recommendation_row(each, today, page) for each in found],
        empty="No recommendation is written down yet.",
    )


def _recommendation_row(
    found: Recommendation, today: date, page: PageOf
) -> list[object]:
    actions = list(found.actions.all())
    told = progress(actions)
    late = sum(is_late(each, today) for each in actions)
    return [
        Cell(f"{found.number}. {found.title}", href=page(found)),
        Cell(told.percent, hint=told.formula),
        Cell(f"{late} late", tag="red") if late else "None",
    ]


def pledge_table(pledges: Iterable[Pledge], today: date, *, page: PageOf) -> Table:
    return Table(
        caption="Pledges",
        columns=[Column("Pledge"), Column("Whose it is"), Column("How it stands")],
        rows=[_pledge_row(each, today, page) for each in pledges],
        empty="No pledge is written down yet.",
    )


def _pledge_row(pledge: Pledge, today: date, page: PageOf) -> list[object]:
    stands = kept(pledge, today)
    return [
        Cell(pledge.title, href=page(pledge)),
        pledge.agency.name,
        Cell(stands.word, tag=stands.colour, hint=stands.sentence),
    ]


def entry_table(pledge: Pledge) -> Table:
    """Amounts of a pledge, with what was struck out and why."""
    entries = list(pledge.entries.all())
    strikes = {each.cancels_id: each for each in entries if each.cancels_id}
    return Table(
        caption="Amounts",
        columns=[Column("Amount"), Column("Source"), Column("Whether it counts")],
        rows=[
            _entry_row(each, strikes.get(each.pk))
            for each in entries
            if not each.cancels_id
        ],
        empty="No amount is recorded yet.",
    )


def _entry_row(entry: PledgeEntry, struck: PledgeEntry | None) -> list[object]:
    """struck : what took the entry away again, if something did"""
    how = Cell("Struck out", tag="grey", hint=struck.source) if struck else "Counts"
    said = f"{number(entry.amount)} on {day_words(entry.dated_on)}"
    return [said, entry.source, how]
