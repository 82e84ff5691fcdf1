"""Figures in texts: `{{figure:life-skills-children}}` stands for what the figure says.

So a text holds no number of its own, and one correction mends every page.
"""

import re
from collections.abc import Callable, Iterable

from fourfold.partnership.errors import RefusedError

from .models import Figure

REFERENCE = re.compile(r"\{\{\s*figure:([^{}]*)\}\}")


def names_in(text: str) -> list[str]:
    """Names of the figures that a text refers to, in order, each once."""
    return list(dict.fromkeys(name.strip() for name in REFERENCE.findall(text)))


def parts(text: str, say: Callable[[str], str]) -> list[str]:
    """A text in pieces, with what `say` makes of each name where it stands."""
    pieces = REFERENCE.split(text)
    names = (say(name.strip()) for name in pieces[1::2])
    return [next(names) if at % 2 else each for at, each in enumerate(pieces)]


def referred_to(texts: Iterable[str]) -> dict[str, Figure]:
    """The figures that texts refer to, by name; at most one query, or none."""
    names = {name for text in texts for name in names_in(text)}
    if not names:
        return {}
    found = Figure.objects.select_related("place").filter(name__in=names)
    return {figure.name: figure for figure in found}


def refuse_unknown_figures(*texts: str) -> None:
    """Raises RefusedError for a text that refers to a figure that is not there."""
    known = referred_to(texts)
    for name in (name for text in texts for name in names_in(text)):
        if name not in known:
            raise RefusedError(
                f"There is no figure called “{name}”. Record it first, or write one of"
                " the names in the list of figures."
            )
