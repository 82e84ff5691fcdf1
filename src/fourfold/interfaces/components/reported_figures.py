"""Texts with figures in them, as pages show them: a value that leads to its page."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.references import parts, referred_to
from fourfold.partnership.figures.wording import amount, in_words

# Nobody is told a number that no other person has checked, or that was corrected and
# not checked anew.
BEING_CHECKED = "(a figure that is being checked)"


def linked(text: str) -> str:
    """HTML: what is not a reference is escaped like any text."""
    known = referred_to([text])
    pieces = parts(text, lambda name: _link(known.get(name)))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def worded(text: str) -> str:
    """The same for what knows no links: a file, a description."""
    known = referred_to([text])
    return "".join(parts(text, lambda name: _words(known.get(name))))


def _words(figure: Figure | None) -> str:
    if figure is None or figure.state != Figure.State.APPROVED:
        return BEING_CHECKED
    return amount(figure)


def _link(figure: Figure | None) -> str:
    if figure is None or figure.state != Figure.State.APPROVED:
        return BEING_CHECKED
    return format_html(
        '<a href="{}" title="{}">{}</a>',
        reverse("public:reported-figure", args=[figure.name]),
        f"{in_words(figure)}. Source: {figure.source}",
        amount(figure),
    )
