"""Texts with words in them that are explained: each leads to what it means."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from fourfold.partnership.public_record.models import Word
from fourfold.partnership.public_record.words import REFERENCE, referred_to, spelt

from . import reported_figures


def linked(text: str) -> str:
    """HTML of a text with its figures and words; all else is escaped like any text."""
    known = referred_to([text])
    pieces = REFERENCE.split(text)
    told = [
        _link(piece, known) if at % 2 else reported_figures.linked(piece)
        for at, piece in enumerate(pieces)
    ]
    return format_html_join("", "{}", ((piece,) for piece in told))


def worded(text: str) -> str:
    """The same for what knows no links: a file, a description."""
    known = referred_to([text])
    pieces = REFERENCE.split(text)
    return "".join(
        _term(piece, known) if at % 2 else reported_figures.worded(piece)
        for at, piece in enumerate(pieces)
    )


def _term(slug: str, known: dict[str, Word]) -> str:
    word = known.get(slug.strip())
    return word.term if word else spelt(slug)


def _link(slug: str, known: dict[str, Word]) -> str:
    word = known.get(slug.strip())
    if word is None:
        return spelt(slug)
    where = reverse("public:word", args=[word.slug])
    return format_html('<a href="{}">{}</a>', where, word.term)
