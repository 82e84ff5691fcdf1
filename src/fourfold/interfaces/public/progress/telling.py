"""What was promised and what became of it, in words for anybody."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.promises import late_words, moved_words
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Counts
from fourfold.partnership.strategy.states import Status, standing


def table_of(actions: Iterable[Action], today: date) -> Table:
    return Table(
        caption="Actions, what is late first",
        columns=[
            Column("Action"),
            Column("Who leads it"),
            Column("Due"),
            Column("How it stands"),
        ],
        rows=[_row(each, today) for each in actions],
        caption_is_hidden=True,
        empty="No action stands like this. Choose something else.",
    )


def _row(action: Action, today: date) -> list[Cell]:
    stands = standing(action, today)
    return [
        Cell(
            action.title,
            href=reverse("public:action", args=[action.public_id]),
            hint=action.recommendation.title,
        ),
        Cell(action.lead_agency.name),
        Cell(day_words(action.due_on), hint=moved_words(action)),
        Cell(stands.word, tag=stands.colour, hint=late_words(action, today)),
    ]


def numbers(counts: Counts) -> list[tuple[str, str, int]]:
    """Of each way to stand that any has: what to ask for, its words, how many."""
    each = [
        (LATE, "Late", counts.late),
        *((s.value, str(s.label), counts.of[s.value]) for s in Status),
        (LATE_AT_FIRST, "Late against its first date", counts.late_at_first),
    ]
    return [told for told in each if told[2]]


def headline(counts: Counts) -> str:
    if not counts.late:
        return f"None of {counts.all} actions is late."
    verb = "is" if counts.late == 1 else "are"
    return f"{counts.late} of {counts.all} actions {verb} late."


def summary(action: Action, today: date) -> list[Line]:
    recommendation = action.recommendation
    stands = standing(action, today)
    helping = ", ".join(each.agency.name for each in action.supports.all())
    return [
        Line("How it stands", stands.word, tag=stands.colour),
        Line("Due", day_words(action.due_on)),
        Line("Who leads it", action.lead_agency.name),
        Line("Who answers for it", action.owner_post),
        Line("Who helps", helping or "Nobody else"),
        Line("It answers", f"{recommendation.number}. {recommendation.title}"),
        Line("Recommended by", recommendation.made_by),
        Line("Strategy", recommendation.strategy.title),
    ]
