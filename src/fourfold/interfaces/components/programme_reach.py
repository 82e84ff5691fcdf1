"""Whom services reached, and what research says of what they do, as tables of pages.

rule : from which number on people are told of; None for who may see all
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.programmes.evidence import Rating, rating_of
from fourfold.partnership.programmes.models import Method, ReachReport
from fourfold.partnership.programmes.reaching import Rule, shown

from .listing import Cell, Column, Table
from .marking import english, filled
from .numbers import whole_words
from .words import day_words, days_words

PageOf = Callable[[Model], str]
NOT_RATED = _("No toolkit here rates it any more.")
NO_RATIONALE = _("The board has not said why it is used.")


def reach_tables(
    reports: Iterable[ReachReport],
    rule: Rule | None,
    *,
    page: PageOf | None = None,
) -> list[Table]:
    return [_reach_table(each, rule, page) for each in reports]


def _reach_table(report: ReachReport, rule: Rule | None, page: PageOf | None) -> Table:
    told = shown(report.grouping, report.counts, rule)
    days = days_words(report.first, report.last)
    rows: list[list[object]] = [[english(each), _people(n)] for each, n in told.groups]
    everybody = Cell(gettext("Everybody"), href=page(report) if page else "")
    return Table(
        caption=filled("{title}, {days}", title=english(told.title), days=days),
        columns=[Column(_("Group")), Column(_("People"), numeric=True)],
        rows=[*rows, [everybody, _people(told.total)]],
    )


def _people(count: int | None) -> str:
    return gettext("Withheld") if count is None else whole_words(count)


def method_table(methods: Iterable[Method], *, page: PageOf | None = None) -> Table:
    """What a programme uses, with what research says of each."""
    return Table(
        caption=_("What research says of what it does"),
        columns=[Column(_("What it does")), Column(_("Evidence")), Column(_("Source"))],
        rows=[
            _method_row(each, rating_of(each.intervention), page) for each in methods
        ],
        empty=_("What it does is not written down yet."),
    )


def _method_row(
    method: Method, rating: Rating | None, page: PageOf | None
) -> list[object]:
    href = page(method) if page else ""
    if rating is None:
        name = english(method.intervention)
        return [Cell(name, href=href), gettext("Not rated"), NOT_RATED]
    meaning = english(f"On average over the studies, {rating.meaning}. {rating.caveat}")
    day = day_words(date.fromisoformat(rating.as_at))
    source = gettext("As at %(day)s") % {"day": day}
    return [
        Cell(english(rating.title), href=href, hint=_why(method, rating)),
        Cell(rating.word, tag=rating.colour, hint=meaning),
        Cell(english(rating.toolkit), href=rating.address, hint=source),
    ]


def _why(method: Method, rating: Rating) -> str:
    if method.rationale and method.body:
        return filled(
            gettext("Why it is used, says {body}: {rationale}"),
            body=english(method.body),
            rationale=english(method.rationale),
        )
    return str(NO_RATIONALE) if rating.is_harmful else english(rating.what)
