"""Tags that templates of all pages may use without loading them."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from fourfold.interfaces.components import explained_words, languages, marking
from fourfold.interfaces.components.words import day_words, full_words, relative_words

register = template.Library()


@register.filter
def date_words(when: date) -> str:
    """ "3 days ago", "tomorrow", "4 March 2026"."""
    return relative_words(when, now=timezone.now())


@register.filter(expects_localtime=True)
def day(when: date | None) -> str:
    """ "4 March 2026", however near it is."""
    return day_words(when) if when else ""


@register.filter
def full_date(when: date) -> str:
    """ "4 March 2026, 14:02"."""
    return full_words(when)


@register.filter
def with_figures(text: str) -> str:
    """A text whose `{{figure:NAME}}` say their value and lead to where it is from, and
    whose `{{word:SLUG}}` lead to what the word means.
    """
    return explained_words.linked(text)


@register.filter
def figures_in_words(text: str) -> str:
    return explained_words.worded(text)


@register.simple_tag
def ago(when: date | None) -> str:
    """ "3 days ago", with the whole date for programs and for whoever points at it."""
    if not when:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        _machine_date(when),
        full_words(when),
        date_words(when),
    )


def _machine_date(when: date) -> str:
    if isinstance(when, datetime):
        return timezone.localtime(when).isoformat(timespec="seconds")
    return when.isoformat()


@register.simple_tag
def page_language() -> SafeString:
    """For the root of a page: its language, and from which side it is read."""
    direction = "rtl" if get_language_bidi() else "ltr"
    return format_html('lang="{}" dir="{}"', languages.current(), direction)


@register.simple_tag
def in_english() -> SafeString | str:
    """For an element whose words are published in English only, on other pages."""
    if languages.is_english():
        return ""
    return format_html(' lang="{}" dir="ltr"', settings.LANGUAGE_CODE)


@register.simple_tag
def english(words: object) -> str:
    """Words that are published in English only, within a sentence of the page."""
    return marking.english(words)


@register.filter
def spoken(words: object) -> str:
    """For an attribute: words without the marks of their language."""
    return marking.spoken(words)


@register.simple_tag
def translated_by_machine() -> bool:
    """Whether nobody has checked the language of this page; also without a request."""
    return languages.is_machine_made(languages.current())
