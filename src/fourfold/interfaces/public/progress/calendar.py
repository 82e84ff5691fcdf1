"""What is due when: a year of it, by month."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.months import month_words
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.queries import Due
from fourfold.partnership.strategy.states import standing

from .addresses import home, page

FIRST_YEAR, LAST_YEAR = 1900, 2200


@open_to_anyone
def calendar(request: Request) -> HttpResponse:
    today = timezone.localdate()
    year = _year(request.GET.get("year", ""), today)
    found = queries.due_between(date(year, 1, 1), date(year, 12, 31))
    months = [
        _table(month, list(days), today)
        for month, days in groupby(found, key=lambda due: due.on.replace(day=1))
    ]
    first, last = queries.years()
    context = {
        "trail": home(),
        "year": year,
        "before": year - 1 if year > first else None,
        "after": year + 1 if year < last else None,
        "months": months,
    }
    return render(request, "public/progress/calendar.html", context)


def _year(asked: str, today: date) -> int:
    """The year that was asked for, if it is one that could be; else this one."""
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= len("2026")
    year = int(asked) if is_number else today.year
    return year if FIRST_YEAR <= year <= LAST_YEAR else today.year


def _table(month: date, days: Iterable[Due], today: date) -> Table:
    return Table(
        caption=month_words(f"{month:%Y-%m}"),
        columns=[
            Column(_("Day")),
            Column(_("What")),
            Column(_("Whose")),
            Column(_("How it stands")),
        ],
        rows=[_row(each, today) for each in days],
    )


def _row(due: Due, today: date) -> list[object]:
    return [
        day_words(due.on),
        Cell(english(due.row), href=page(due.row), hint=str(due.what)),
        english(due.agency) or gettext("The partnership"),
        _stands(due, today),
    ]


def _stands(due: Due, today: date) -> Cell:
    if isinstance(due.row, Action):
        stands = standing(due.row, today)
        return Cell(stands.word, tag=stands.colour)
    if due.what in (queries.OBJECTIVE_REVIEW, queries.STRATEGY_REVIEW):
        if due.on < today:
            return Cell(gettext("Review overdue"), tag="red")
        return Cell(gettext("To come"))
    return Cell(gettext("Over") if due.on < today else gettext("To come"))
