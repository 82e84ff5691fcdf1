"""What is being prepared, as tables, lines and tasks of pages."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.values import Line, Task
from fourfold.partnership.assessments.models import Edition, Preparation, SectionText

from .editions import state_of
from .section_titles import sections


def preparations_table(rows: Sequence[Preparation]) -> Table:
    return Table(
        caption="Assessments in preparation",
        caption_is_hidden=True,
        columns=[
            Column("Assessment"),
            Column("Begun by"),
            Column("Begun"),
            Column("Open comments", numeric=True),
        ],
        rows=[
            [
                Cell(
                    row.area,
                    href=reverse("staff:preparation", args=[row.public_id]),
                    hint=period_words(row.first_month, row.last_month),
                ),
                row.begun_by,
                Cell(when=row.begun_at),
                open_comments(row),
            ]
            for row in rows
        ],
        empty="No assessment is being prepared.",
    )


def open_comments(row: Preparation) -> int:
    found: int = row.open_comments  # type: ignore[attr-defined]
    return found


def preparation_lines(found: Preparation) -> list[Line]:
    beside = found.compare_with.replace("-", " ")
    return [
        Line("Area", f"{found.area} ({found.area.code})"),
        Line("Period", period_words(found.first_month, found.last_month)),
        Line("Set beside", beside or "The saved choice, else the most similar"),
        Line("Commentary signed", found.signed_as),
        Line("Open comments", str(open_comments(found))),
        Line("Begun", when=found.begun_at),
        Line("Begun by", found.begun_by),
    ]


def section_tasks(
    found: Preparation, texts: Mapping[str, SectionText], waiting: Mapping[str, int]
) -> list[Task]:
    """A section with open comments stands out; words are wanted nowhere."""
    return [
        Task(
            title=title,
            href=reverse("staff:preparation-section", args=[found.public_id, section]),
            hint=_hint(texts.get(section)),
            state=_state(texts.get(section), waiting.get(section, 0)),
            tag=_tag(texts.get(section), waiting.get(section, 0)),
        )
        for section, title in sections()
    ]


def _hint(text: SectionText | None) -> str:
    if text is None or not text.text:
        return ""
    words = len(text.text.split())
    return f"{words:,} words, version {text.number} by {text.written_by}"


def _state(text: SectionText | None, waiting: int) -> str:
    if waiting:
        return f"{waiting} open"
    return "Written" if text is not None and text.text else "No words"


def _tag(text: SectionText | None, waiting: int) -> str:
    if waiting:
        return "yellow"
    return "green" if text is not None and text.text else "grey"


def drafts_table(drafts: Sequence[Edition]) -> Table:
    return Table(
        caption="Drafts",
        columns=[Column("Draft"), Column("State"), Column("Made by"), Column("Made")],
        rows=[
            [
                Cell(each.slug, href=reverse("staff:edition", args=[each.public_id])),
                Cell(state_of(each)[0], tag=state_of(each)[1]),
                each.made_by,
                Cell(when=each.made_at),
            ]
            for each in drafts
        ],
        empty="It was not drafted yet.",
    )
