"""Publications whose review is overdue, for whoever keeps the record."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.values import Item
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.public_record import policies, queries

MOST_SHOWN = 10


def record_items(actor: Actor) -> Iterator[Item]:
    if not policies.may_keep_record(actor):
        return
    for each in queries.overdue(timezone.localdate())[:MOST_SHOWN]:
        yield Item(
            f"Review “{each.title}”",
            href=reverse("staff:record-thing", args=["publications", each.public_id]),
            hint=each.publisher,
            state="Overdue",
            tag="red",
            before="Due",
            when=each.review_on,
        )
