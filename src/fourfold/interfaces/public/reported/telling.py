"""Reported figures in the words of tables and lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.marking import english, joined
from fourfold.interfaces.components.numbers import whole_words
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.interfaces.public.corrections.log import BEING_CHECKED, what_was_said
from fourfold.partnership.figures.models import Conflict, Correction, Figure
from fourfold.partnership.figures.wording import amount, in_words, place_of

NO_BASIS = _("The source does not say what it rests on")
NO_PLACE = _("The source does not say")
NONE_YET = _("No figure that others published is quoted here yet.")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """key : the same for ever, and no other's; table : both figures side by side"""

    key: str
    text: str
    settled: str
    table: Table


def trail() -> list[tuple[str, str]]:
    return [(gettext("Reported figures"), reverse("public:reported"))]


def register(rows: Sequence[Figure], *, is_narrowed: bool) -> Table:
    return Table(
        caption=_("Reported figures"),
        caption_is_hidden=True,
        columns=[
            Column(_("Figure")),
            Column(_("Source")),
            Column(_("Rests on")),
            Column(_("As at")),
        ],
        rows=[
            [_named(each), english(each.source), _basis(each), day_words(each.as_at)]
            for each in rows
        ],
        empty=_("No figure has these words.") if is_narrowed else NONE_YET,
    )


def lines(figure: Figure) -> list[Line]:
    found = [
        Line(gettext("What was said"), english(amount(figure))),
        Line(gettext("How exact"), figure.get_qualifier_display()),
        Line(gettext("Period"), english(figure.period)),
        Line(gettext("Place"), place_of(figure) or NO_PLACE),
        Line(gettext("Source"), english(figure.source)),
        # Too long for a tag, which stays as narrow as a word.
        Line(gettext("Rests on"), english(figure.basis) or NO_BASIS),
        Line(gettext("As at"), day_words(figure.as_at)),
        Line(gettext("Status"), gettext("Checked by a second person")),
        Line(gettext("Name in texts"), figure.name),
    ]
    if figure.numerator is not None and figure.denominator is not None:
        share = gettext("%(part)s of %(whole)s") % {
            "part": whole_words(figure.numerator),
            "whole": whole_words(figure.denominator),
        }
        found.insert(1, Line(gettext("Worked from"), share))
    if figure.value is None:
        none = gettext("No figure given")
        found[0] = Line(gettext("What was said"), none, tag="yellow")
        del found[1]
    return found


def side_by_side(conflict: Conflict) -> Disagreement:
    pair = (conflict.first, conflict.second)
    rows: dict[str, list[object]] = {
        gettext("What was said"): [_named(each) for each in pair],
        gettext("Source"): [english(each.source) for each in pair],
        gettext("Place"): [place_of(each) or NO_PLACE for each in pair],
        gettext("Period"): [english(each.period) for each in pair],
        gettext("As at"): [day_words(each.as_at) for each in pair],
    }
    table = Table(
        caption=_("Both figures"),
        caption_is_hidden=True,
        columns=[
            Column(_("About it")),
            Column(_("One says")),
            Column(_("Another says")),
        ],
        rows=[[title, *cells] for title, cells in rows.items()],
    )
    key = f"conflict-{conflict.pk}"
    return Disagreement(key, conflict.text, conflict.settled, table)


def corrections(found: Sequence[Correction], *, is_checked: bool) -> Table:
    return Table(
        caption=_("Corrections"),
        caption_is_hidden=True,
        columns=[
            Column(_("When")),
            Column(_("What changed")),
            Column(pgettext("heading", "Why")),
        ],
        rows=[
            [Cell(when=each.at), joined(what_was_said(each)), english(each.reason)]
            for each in found
        ],
        empty=_("It was never corrected.") if is_checked else BEING_CHECKED,
    )


def _named(figure: Figure) -> Cell:
    where = reverse("public:reported-figure", args=[figure.name])
    return Cell(english(in_words(figure)), href=where, hint=english(figure.note))


def _basis(figure: Figure) -> object:
    return english(figure.basis) or Cell(gettext("Not stated"), tag="yellow")
