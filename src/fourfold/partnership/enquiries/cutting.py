"""Takes personal data out of what a resident asked, and marks each cut. Pure.

Nothing else can be done to a question: what is shown is what was asked, less what is
marked as taken out.
"""

from collections.abc import Iterable

MARK = "[taken out: about a person]"


class NotThereError(ValueError):
    """Words that were to be taken out of a text in which they do not stand."""


def without(text: str, words: Iterable[str]) -> str:
    """The text with a mark for each passage taken out, wherever it stands.

    The longest first, so that a name is not left over from a name with a title.

    Raises NotThereError for words that do not stand in the text outside a mark.
    """
    for passage in sorted({each.strip() for each in words}, key=len, reverse=True):
        if passage:
            text = _cut(text, passage)
    return text


def _cut(text: str, passage: str) -> str:
    kept = text.split(MARK)
    if not any(passage in part for part in kept):
        raise NotThereError(passage)
    return MARK.join(part.replace(passage, MARK) for part in kept)
