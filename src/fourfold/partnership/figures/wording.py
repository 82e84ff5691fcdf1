"""Says a figure in words, so that no page says it without what it hangs on. Pure."""

from decimal import Decimal

from .models import Figure

# What goes before a number; an exact one is said as it is.
BEFORE = {
    Figure.Qualifier.EXACTLY: "",
    Figure.Qualifier.ABOUT: "about ",
    Figure.Qualifier.OVER: "over ",
    Figure.Qualifier.AT_LEAST: "at least ",
    Figure.Qualifier.UNDER: "under ",
}
TIGHT_UNITS = {"%"}
MONEY = {"£"}
NO_NUMBER = "no figure given"


def in_words(figure: Figure) -> str:
    """ "Over 1,200 people were admitted in Marshgate, April 2025 to March 2026"."""
    place = place_of(figure)
    where = f" in {place}" if place else ""
    if figure.value is None:
        said = f"{figure.what}{where}, {figure.period}"
        return f"{said[:1].upper()}{said[1:]}"
    share = ""
    if figure.denominator is not None:
        share = f" ({figure.numerator:,} of {figure.denominator:,})"
    said = f"{amount(figure)}{share} {figure.what}{where}, {figure.period}"
    return f"{said[:1].upper()}{said[1:]}"


def place_of(figure: Figure) -> str:
    """An area of ours or another by name; empty where none is given."""
    return figure.place.name if figure.place else figure.elsewhere


def amount(figure: Figure) -> str:
    """ "about 43.1%", "over £2,000", "at least 12 per 1,000 people"."""
    if figure.value is None:
        return NO_NUMBER
    before = BEFORE[Figure.Qualifier(figure.qualifier)]
    value = number(figure.value)
    if figure.unit in TIGHT_UNITS:
        return f"{before}{value}{figure.unit}"
    if figure.unit in MONEY:
        return f"{before}{figure.unit}{value}"
    return f"{before}{value} {figure.unit}"


def number(value: Decimal) -> str:
    """With thousands marked, and no noughts that were not meant after the point."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
