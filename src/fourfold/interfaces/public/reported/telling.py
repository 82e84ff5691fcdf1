"""Reported figures in the words of tables and lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.public.corrections.log import BEING_CHECKED, what_was_said
from fourfold.partnership.figures.models import Conflict, Correction, Figure
from fourfold.partnership.figures.wording import amount, in_words, place_of

NO_BASIS = "The source does not say what it rests on"
NO_PLACE = "The source does not say"
NONE_YET = "No figure that others published is quoted here yet."


@dataclass(frozen=True, slots=True)
class Disagreement:
    """key : the same for ever, and no other's; table : both figures side by side"""

    key: str
    text: str
    settled: str
    table: Table


def trail() -> list[tuple[str, str]]:
    return [("Reported figures", reverse("public:reported"))]


def register(rows: Sequence[Figure], *, is_narrowed: bool) -> Table:
    return Table(
        caption="Reported figures",
        caption_is_hidden=True,
        columns=[
            Column("Figure"),
            Column("Source"),
            Column("Rests on"),
            Column("As at"),
        ],
        rows=[
            [_named(each), each.source, _basis(each), day_words(each.as_at)]
            for each in rows
        ],
        empty="No figure has these words." if is_narrowed else NONE_YET,
    )


def lines(figure: Figure) -> list[Line]:
    found = [
        Line("What was said", amount(figure)),
        Line("How exact", figure.get_qualifier_display()),
        Line("Period", figure.period),
        Line("Place", place_of(figure) or NO_PLACE),
        Line("Source", figure.source),
        # Too long for a tag, which stays as narrow as a word.
        Line("Rests on", figure.basis or NO_BASIS),
        Line("As at", day_words(figure.as_at)),
        Line("Status", "Checked by a second person"),
        Line("Name in texts", figure.name),
    ]
    if figure.denominator is not None:
        share = f"{figure.numerator:,} of {figure.denominator:,}"
        found.insert(1, Line("Worked from", share))
    if figure.value is None:
        found[0] = Line("What was said", "No figure given", tag="yellow")
        del found[1]
    return found


def side_by_side(conflict: Conflict) -> Disagreement:
    pair = (conflict.first, conflict.second)
    rows: dict[str, list[object]] = {
        "What was said": [_named(each) for each in pair],
        "Source": [each.source for each in pair],
        "Place": [place_of(each) or NO_PLACE for each in pair],
        "Period": [each.period for each in pair],
        "As at": [day_words(each.as_at) for each in pair],
    }
    table = Table(
        caption="Both figures",
        caption_is_hidden=True,
        columns=[Column("About it"), Column("One says"), Column("Another says")],
        rows=[[title, *cells] for title, cells in rows.items()],
    )
    key = f"conflict-{conflict.pk}"
    return Disagreement(key, conflict.text, conflict.settled, table)


def corrections(found: Sequence[Correction], *, is_checked: bool) -> Table:
    return Table(
        caption="Corrections",
        caption_is_hidden=True,
        columns=[Column("When"), Column("What changed"), Column("Why")],
        rows=[
            [Cell(when=each.at), " ".join(what_was_said(each)), each.reason]
            for each in found
        ],
        empty="It was never corrected." if is_checked else BEING_CHECKED,
    )


def _named(figure: Figure) -> Cell:
    where = reverse("public:reported-figure", args=[figure.name])
    return Cell(in_words(figure), href=where, hint=figure.note)


def _basis(figure: Figure) -> object:
    return figure.basis or Cell("Not stated", tag="yellow")
