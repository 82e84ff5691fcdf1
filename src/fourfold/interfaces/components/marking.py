"""Words that are in English whatever the language of the page, marked as such.

Titles of actions, reasons and units are typed by staff, in English; sentences of
editions are published so. On a page in another language, screen readers and programs
that translate must know where they begin and end.

On a page in English all of this is plain text.
"""

from collections.abc import Iterable
from html import unescape

from django.conf import settings
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeData

from .languages import is_english


def english(words: object) -> str:
    """Words in English, within a page of any language. Nothing stays nothing."""
    text = str(words)
    if is_english() or not text:
        return text
    return format_html(
        '<span lang="{}" dir="ltr">{}</span>', settings.LANGUAGE_CODE, text
    )


def filled(words: str, **values: object) -> str:
    """A sentence of ours, with `{names}`, around values; what is marked stays so."""
    if any(isinstance(each, SafeData) for each in values.values()):
        return format_html(words, **values)
    return words.format(**values)


def joined(parts: Iterable[str], between: str = " ") -> str:
    """Texts one after another; what is marked stays so."""
    found = list(parts)
    if any(isinstance(each, SafeData) for each in found):
        return format_html_join(between, "{}", ((each,) for each in found))
    return between.join(found)


def spoken(words: object) -> str:
    """For an attribute, which is of one language: the words without their marks."""
    if isinstance(words, SafeData):
        return unescape(strip_tags(str(words)))
    return str(words)
