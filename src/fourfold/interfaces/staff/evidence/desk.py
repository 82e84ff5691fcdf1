"""Assessments that await somebody: to be signed off, published, or settled."""

from collections.abc import Iterator

from django.urls import reverse

from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.values import Item
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.assessments import policies, queries
from fourfold.partnership.assessments.models import Edition

from .preparation_showing import open_comments

MOST_SHOWN = 10


def evidence_items(actor: Actor) -> Iterator[Item]:
    if policies.may_decide(actor):
        for edition in queries.undecided()[:MOST_SHOWN]:
            yield from _to_decide(actor, edition)
    if policies.may_draft(actor):
        for found in queries.with_open_comments()[:MOST_SHOWN]:
            number = open_comments(found)
            yield Item(
                f"Settle {number} comment{'s' * (number != 1)}: {found.area}",
                href=reverse("staff:preparation", args=[found.public_id]),
                hint=period_words(found.first_month, found.last_month),
            )


def _to_decide(actor: Actor, edition: Edition) -> Iterator[Item]:
    """Whoever made a draft waits for another to sign it off."""
    is_draft = edition.state == Edition.State.DRAFT
    if is_draft and not policies.may_sign_off(actor, edition):
        return
    yield Item(
        f"{'Read and sign off' if is_draft else 'Publish'}: {edition.area}",
        href=reverse("staff:edition", args=[edition.public_id]),
        hint=period_words(edition.first_month, edition.last_month),
        before="Made",
        when=edition.made_at,
    )
