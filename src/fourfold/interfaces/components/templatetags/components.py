"""Tags that templates of all pages may use without loading them."""

from django import template

register = template.Library()
