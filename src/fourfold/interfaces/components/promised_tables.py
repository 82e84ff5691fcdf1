"""What was promised, as tables of pages for anybody and for staff.

page : of something that was promised, the address of its page
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.strategy.models import (
    Action,
    Objective,
    Pledge,
    PledgeEntry,
    Recommendation,
)
from fourfold.partnership.strategy.progress import fault_of_weights, progress
from fourfold.partnership.strategy.standing import kept
from fourfold.partnership.strategy.states import is_late, standing

from .listing import Cell, Column, Table
from .marking import english
from .numbers import amount_words
from .promises import kept_words, late_count, late_words, moved_words
from .words import day_words

PageOf = Callable[[Model], str]


def action_table(
    actions: Iterable[Action], today: date, *, page: PageOf, empty: str | Promise
) -> Table:
    return Table(
        caption=_("Actions, what is late first"),
        caption_is_hidden=True,
        columns=[
            Column(_("Action")),
            Column(_("Who leads it")),
            Column(_("Due")),
            Column(_("How it stands")),
        ],
        rows=[_action_row(each, today, page) for each in actions],
        empty=empty,
    )


def _action_row(action: Action, today: date, page: PageOf) -> list[object]:
    stands = standing(action, today)
    return [
        Cell(
            english(action.title),
            href=page(action),
            hint=english(action.recommendation.title),
        ),
        english(action.lead_agency.name),
        Cell(day_words(action.due_on), hint=moved_words(action)),
        Cell(stands.word, tag=stands.colour, hint=late_words(action, today)),
    ]


def review_cell(review_on: date, today: date) -> Cell:
    """When something is looked at again; that it is overdue, where it is."""
    if review_on < today:
        said = gettext("Was due %(day)s") % {"day": day_words(review_on)}
        return Cell(gettext("Review overdue"), tag="red", hint=said)
    return Cell(day_words(review_on))


def objective_table(
    objectives: Iterable[Objective], today: date, *, page: PageOf
) -> Table:
    return Table(
        caption=_("Objectives"),
        columns=[
            Column(_("Objective")),
            Column(_("Whose it is")),
            Column(_("Next review")),
        ],
        rows=[
            [
                Cell(english(each.text), href=page(each)),
                english(each.owner_agency.name),
                review_cell(each.review_on, today),
            ]
            for each in objectives
        ],
        empty=_("No objective is written down yet."),
    )


def recommendation_table(
    found: Iterable[Recommendation], today: date, *, page: PageOf
) -> Table:
    return Table(
        caption=_("Recommendations"),
        columns=[
            Column(_("Recommendation")),
            Column(_("Done")),
            Column(_("Late")),
        ],
        rows=[_recommendation_row(each, today, page) for each in found],
        empty=_("No recommendation is written down yet."),
    )


def _recommendation_row(
    found: Recommendation, today: date, page: PageOf
) -> list[object]:
    actions = list(found.actions.all())
    told = progress(actions)
    late = sum(is_late(each, today) for each in actions)
    return [
        Cell(english(f"{found.number}. {found.title}"), href=page(found)),
        Cell(told.percent, hint=how_it_counts(actions)),
        late_cell(late),
    ]


def late_cell(late: int) -> Cell:
    if not late:
        return Cell(pgettext("late actions", "None"))
    return Cell(late_count(late), tag="red")


def how_it_counts(actions: Sequence[Action]) -> str:
    """How the progress of a recommendation was worked out, and why weights did not
    count where some are given and they do not.
    """
    formula = progress(actions).formula
    fault = fault_of_weights(each.weight for each in actions)
    if not fault:
        return formula
    words = gettext("%(formula)s %(fault)s, so no weight counts.")
    return words % {"formula": formula, "fault": fault}


def pledge_table(pledges: Iterable[Pledge], today: date, *, page: PageOf) -> Table:
    return Table(
        caption=_("Pledges"),
        columns=[
            Column(_("Pledge")),
            Column(_("Whose it is")),
            Column(_("How it stands")),
        ],
        rows=[_pledge_row(each, today, page) for each in pledges],
        empty=_("No pledge is written down yet."),
    )


def _pledge_row(pledge: Pledge, today: date, page: PageOf) -> list[object]:
    stands = kept(pledge, today)
    return [
        Cell(english(pledge.title), href=page(pledge)),
        english(pledge.agency.name),
        Cell(stands.word, tag=stands.colour, hint=kept_words(stands)),
    ]


def entry_table(pledge: Pledge) -> Table:
    """Amounts of a pledge, with what was struck out and why."""
    entries = list(pledge.entries.all())
    strikes = {each.cancels_id: each for each in entries if each.cancels_id}
    return Table(
        caption=_("Amounts"),
        columns=[
            Column(_("Amount")),
            Column(_("Source")),
            Column(_("Whether it counts")),
        ],
        rows=[
            _entry_row(each, strikes.get(each.pk))
            for each in entries
            if not each.cancels_id
        ],
        empty=_("No amount is recorded yet."),
    )


def _entry_row(entry: PledgeEntry, struck: PledgeEntry | None) -> list[object]:
    """struck : what took the entry away again, if something did"""
    said = gettext("%(amount)s on %(day)s") % {
        "amount": amount_words(entry.amount),
        "day": day_words(entry.dated_on),
    }
    return [said, english(entry.source), _counts(struck)]


def _counts(struck: PledgeEntry | None) -> Cell:
    if struck is None:
        return Cell(gettext("Counts"))
    return Cell(gettext("Struck out"), tag="grey", hint=english(struck.source))
