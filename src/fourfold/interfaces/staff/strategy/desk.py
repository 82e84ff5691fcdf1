"""What was promised and awaits somebody: late, or due soon."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.promises import late_words
from fourfold.interfaces.components.values import Item
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.enquiries.clock import is_late
from fourfold.partnership.enquiries.queries import open_enquiries
from fourfold.partnership.strategy import policies, queries
from fourfold.partnership.strategy.horizons import due_soon_days

from .addresses import page

MOST_SHOWN = 10


def strategy_items(actor: Actor) -> Iterator[Item]:
    """Actions of their agencies, or of all for whoever manages strategies."""
    if not policies.may_see_desk(actor):
        return
    agencies = None if policies.may_manage(actor) else policies.agencies_of(actor)
    today = timezone.localdate()
    last = today + timedelta(days=due_soon_days())
    found = list(queries.desk(agencies, due_by=last)[: MOST_SHOWN + 1])
    for action in found[:MOST_SHOWN]:
        late = late_words(action, today)
        yield Item(
            f"Say how far “{action.title}” is",
            href=page(action),
            hint=action.lead_agency.name,
            state="Late" if late else "",
            tag="red" if late else "",
            before="Due",
            when=action.due_on,
        )
    yield from _questions(agencies, today)
    if policies.may_manage(actor):
        yield from _duties(today)
    if len(found) > MOST_SHOWN:
        yield Item("More actions are late or due soon", href=_all(agencies))


def _questions(agencies: frozenset[int] | None, today: date) -> Iterator[Item]:
    """How many wait: who manages strategies reads them, an agency answers its own."""
    found = list(open_enquiries())
    if agencies is not None:
        found = [each for each in found if each.agency_id in agencies]
    if not found:
        return
    late = sum(is_late(each, today) for each in found)
    noun = "question waits" if len(found) == 1 else "questions wait"
    yield Item(
        f"{len(found)} {noun} for an answer",
        href=reverse("staff:strategy-questions"),
        state=f"{late} late" if late else "",
        tag="red" if late else "",
    )


def _duties(today: date) -> Iterator[Item]:
    """Each year evidence is too old again: nobody has to remember it."""
    short = sum(shown.is_short for _, shown in queries.duties(today))
    if short:
        noun = "duty of the law is" if short == 1 else "duties of the law are"
        yield Item(f"{short} {noun} not shown", href=reverse("staff:strategy-duties"))


def _all(agencies: frozenset[int] | None) -> str:
    name = "strategy-actions" if agencies is None else "strategy-mine"
    return reverse(f"staff:{name}")
