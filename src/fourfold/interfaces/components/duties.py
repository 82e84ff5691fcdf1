"""Duties of the law as rows and lines of pages."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.strategy.duties import Duty, Shown

from .listing import Cell, Column, Table
from .marking import english, filled
from .values import Line


def duty_table(
    duties: Iterable[tuple[Duty, Shown]], *, page: Callable[[Duty], str]
) -> Table:
    """page : of a duty, the address of its page"""
    return Table(
        caption=_("Duties of the law"),
        caption_is_hidden=True,
        columns=[
            Column(_("What is required")),
            Column(_("Of whom")),
            Column(_("How it stands")),
        ],
        rows=[
            [
                Cell(
                    english(duty.requirement),
                    href=page(duty),
                    hint=english(f"{duty.act}, {duty.provision}"),
                ),
                english(duty.responsible),
                Cell(shown.word, tag=shown.colour, hint=_sentence(shown)),
            ]
            for duty, shown in duties
        ],
    )


def duty_lines(duty: Duty, shown: Shown) -> list[Line]:
    return [
        Line(gettext("How it stands"), shown.word, tag=shown.colour),
        Line(gettext("In words"), _sentence(shown)),
        Line(gettext("Who has to do it"), english(duty.responsible)),
        Line(
            gettext("Where it is written"),
            english(f"{duty.act}, {duty.provision}"),
        ),
        Line(gettext("Shown again"), _again(duty)),
        Line(gettext("What was read of it"), english(duty.verified)),
    ]


def _sentence(shown: Shown) -> str:
    return english(shown.sentence) if shown.is_typed else str(shown.sentence)


def _again(duty: Duty) -> str:
    every = ngettext(
        "Every {months} month. {source}",
        "Every {months} months. {source}",
        duty.review_months,
    )
    return filled(every, months=duty.review_months, source=english(duty.review_source))
