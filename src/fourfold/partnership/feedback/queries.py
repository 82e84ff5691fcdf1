"""Reads what readers said of pages."""

from typing import TypedDict

from django.db.models import Count, Q, QuerySet

from .models import PageAnswer


class Counted(TypedDict):
    """Of one page, how many found it useful, and how many did not."""

    page: str
    useful: int
    not_useful: int


def counted_by_page() -> "QuerySet[PageAnswer, Counted]":
    """The pages that most found no use in first."""
    found = PageAnswer.objects.order_by().values("page")
    counted = found.annotate(
        useful=Count("id", filter=Q(is_useful=True)),
        not_useful=Count("id", filter=Q(is_useful=False)),
    )
    return counted.order_by("-not_useful", "page")


def in_words() -> QuerySet[PageAnswer]:
    """Answers that say something, the newest first."""
    return PageAnswer.objects.exclude(words="")
