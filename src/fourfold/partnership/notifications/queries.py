"""Reads messages: always a bounded number, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from .models import Message

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some messages, newest first.

    older : the key after which the next page begins; None on the last
    """

    messages: list[Message]
    older: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How the outbox stands.

    oldest : since when the oldest waits that is still to be sent
    """

    queued: int
    failed: int
    oldest: datetime | None


def page_of(*, state: str = "", template: str = "", before: int | None = None) -> Page:
    found = Message.objects.order_by("-queued_at", "-id")
    if state:
        found = found.filter(state=state)
    if template:
        found = found.filter(template=template)
    messages = list(_older_than(found, before)[: PAGE + 1])
    older = messages[PAGE - 1].pk if len(messages) > PAGE else None
    return Page(messages[:PAGE], older)


def outbox() -> Waiting:
    """What waits and what failed; for the pages of jobs and the health of the site."""
    counted = dict(
        Message.objects.filter(state__in=["queued", "failed"])
        .order_by()
        .values_list("state")
        .annotate(number=Count("id"))
    )
    oldest = Message.objects.filter(state="queued").order_by("queued_at").first()
    return Waiting(
        queued=counted.get("queued", 0),
        failed=counted.get("failed", 0),
        oldest=oldest.queued_at if oldest else None,
    )


def queued_since(template: str, moment: datetime) -> list[dict[str, Any]]:
    """What messages of a kind said that were asked for since then."""
    found = Message.objects.filter(template=template, queued_at__gte=moment)
    return list(found.values_list("context", flat=True))


def _older_than(found: QuerySet[Message], key: int | None) -> QuerySet[Message]:
    last = Message.objects.filter(pk=key).first() if key is not None else None
    if last is None:
        return found
    at = last.queued_at
    return found.filter(
        Q(queued_at__lte=at) & (Q(queued_at__lt=at) | Q(pk__lt=last.pk))
    )
