"""Duties of the law as rows and lines of pages."""

from collections.abc import Callable, Iterable

from fourfold.partnership.strategy.duties import Duty, Shown

from .listing import Cell, Column, Table
from .values import Line


def duty_table(
    duties: Iterable[tuple[Duty, Shown]], *, page: Callable[[Duty], str]
) -> Table:
    """page : of a duty, the address of its page"""
    return Table(
        caption="Duties of the law",
        caption_is_hidden=True,
        columns=[
            Column("What is required"),
            Column("Of whom"),
            Column("How it stands"),
        ],
        rows=[
            [
                Cell(
                    duty.requirement,
                    href=page(duty),
                    hint=f"{duty.act}, {duty.provision}",
                ),
                duty.responsible,
                Cell(shown.word, tag=shown.colour, hint=shown.sentence),
            ]
            for duty, shown in duties
        ],
    )


def duty_lines(duty: Duty, shown: Shown) -> list[Line]:
    return [
        Line("How it stands", shown.word, tag=shown.colour),
        Line("In words", shown.sentence),
        Line("Who has to do it", duty.responsible),
        Line("Where it is written", f"{duty.act}, {duty.provision}"),
        Line("Shown again", f"Every {duty.review_months} months. {duty.review_source}"),
        Line("What was read of it", duty.verified),
    ]
