"""Tags that templates of all pages may use without loading them."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html

from fourfold.interfaces.components.words import full_words, relative_words

register = template.Library()


@register.filter
def date_words(when: date) -> str:
    """ "3 days ago", "tomorrow", "4 March 2026"."""
    return relative_words(when, now=timezone.now())


@register.filter
def full_date(when: date) -> str:
    """ "4 March 2026, 14:02"."""
    return full_words(when)


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
