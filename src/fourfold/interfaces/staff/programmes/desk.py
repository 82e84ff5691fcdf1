"""Returns that await somebody: late, or not yet due."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.programme_tables import period_words
from fourfold.interfaces.components.values import Item
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.programmes import policies, queries
from fourfold.partnership.programmes.returns import Due, late

from .views.services import return_page

MOST_SHOWN = 10


def programme_items(actor: Actor) -> Iterator[Item]:
    """Of who provides services, each return to file; of who manages them, how many are
    late.
    """
    today = timezone.localdate()
    if policies.may_manage(actor):
        yield from _late(len(late(queries.missing(queries.services(), today))))
    elif policies.provides_for(actor):
        found = queries.missing(queries.services_for(actor), today)
        yield from map(_to_file, found[:MOST_SHOWN])
        if len(found) > MOST_SHOWN:
            more = reverse("staff:programme-returns")
            yield Item("More returns are awaited", href=more)


def _late(count: int) -> Iterator[Item]:
    if count:
        noun = "return was" if count == 1 else "returns were"
        address = reverse("staff:programme-returns")
        yield Item(f"{count} {noun} not received", href=address)


def _to_file(due: Due) -> Item:
    return Item(
        f"File “{due.kpi.title}” of {due.kpi.service.title}",
        href=return_page(due),
        hint=period_words(due),
        state="Late" if due.is_late else "",
        tag="red" if due.is_late else "",
        before="Due",
        when=due.period.due_on,
    )
