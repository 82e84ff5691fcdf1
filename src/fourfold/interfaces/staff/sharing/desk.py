"""What agreements and emergency access put on somebody's desk."""

from collections.abc import Iterator

from django.utils import timezone

from fourfold.interfaces.components.values import Item
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.sharing import policies, queries
from fourfold.partnership.sharing.models import BreakGlass

from .showing import agreement_page, glass_page, kind_in_words


def sharing_items(actor: Actor) -> Iterator[Item]:
    now = timezone.now()
    for glass in _open(actor):
        yield Item(
            f"{kind_in_words(glass.record_kind)} is open to you in an emergency",
            href=glass_page(glass),
            before="Closes",
            when=glass.ends_at,
        )
    for glass in queries.reviews_awaiting(actor, at=now):
        yield Item(
            f"Review emergency access by {glass.person}",
            href=glass_page(glass),
            hint=glass.agency.name,
            before="Due",
            when=glass.review_due,
        )
    agencies = [a for a in actor.agency_ids if actor.may_in(policies.MANAGE, a)]
    if not agencies:
        return
    for agreement in queries.awaiting_signature(agencies, day=timezone.localdate()):
        yield Item(
            f"Sign “{agreement}”",
            href=agreement_page(agreement),
            before="Begins",
            when=agreement.starts_on,
        )


def _open(actor: Actor) -> list[BreakGlass]:
    if not policies.may_break_glass(actor):
        return []
    return queries.open_glasses_of(actor, at=timezone.now())
