"""Figures as rows and lines of pages and copies."""

from collections.abc import Iterable

from fourfold.interfaces.components.listing import Cell
from fourfold.interfaces.components.values import Line
from fourfold.partnership.figures.models import Correction, Figure
from fourfold.partnership.figures.wording import amount, in_words, place_of

NAMES = {
    "what": "What it counts",
    "value": "Number",
    "qualifier": "How exact",
    "unit": "Unit",
    "numerator": "Part",
    "denominator": "Whole",
    "period": "Period",
    "place": "Place",
    "elsewhere": "Place in words",
    "source": "Source",
    "basis": "What it rests on",
    "note": "What to bear in mind",
    "as_at": "Date of the source",
}
NO_BASIS = "The source does not say"
COPIED = (
    *("figure", "value", "qualifier", "unit", "source", "as_at", "state", "id"),
    *("name", "period", "place", "basis"),
)


def figure_state(figure: Figure) -> tuple[str, str]:
    """A word for how it stands, and the colour of its tag."""
    is_approved = figure.state == Figure.State.APPROVED
    return figure.get_state_display(), "green" if is_approved else "yellow"


def figure_lines(figure: Figure) -> list[Line]:
    text, colour = figure_state(figure)
    approved = [
        Line("Approved", when=figure.approved_at),
        Line("Approved by", figure.approved_by),
    ]
    return [
        Line("State", text, tag=colour),
        Line("Number", amount(figure)),
        Line("Period", figure.period),
        Line("Place", place_of(figure) or "None of the partnership’s areas"),
        Line("Source", figure.source),
        Line("What it rests on", figure.basis or NO_BASIS),
        Line("What to bear in mind", figure.note or "Nothing"),
        Line("In texts", f"{{{{figure:{figure.name}}}}}"),
        Line("Date of the source", when=figure.as_at),
        Line("Recorded", when=figure.recorded_at),
        Line("Recorded by", figure.recorded_by),
        *(approved if figure.approved_at else []),
    ]


def correction_rows(corrections: Iterable[Correction]) -> list[list[object]]:
    return [
        [Cell(when=each.at), _changes(each), each.reason, each.by]
        for each in corrections
    ]


def _changes(correction: Correction) -> str:
    return "; ".join(
        f"{title}: {_shown(correction.old[name])} → {_shown(correction.new[name])}"
        for name, title in NAMES.items()
        if name in correction.old
    )


def _shown(value: object) -> object:
    return "none" if value is None else value


def copied(figure: Figure) -> list[str | float | None]:
    """Values in the order of COPIED."""
    return [
        in_words(figure),
        "" if figure.value is None else f"{figure.value.normalize():f}",
        figure.get_qualifier_display(),
        figure.unit,
        figure.source,
        figure.as_at.isoformat(),
        figure.get_state_display(),
        str(figure.public_id),
        figure.name,
        figure.period,
        place_of(figure),
        figure.basis,
    ]
