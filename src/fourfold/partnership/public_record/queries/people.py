"""People in public offices."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from fourfold.partnership.public_record.models import (
    Office,
    Publication,
    PublicPerson,
    Quote,
    Speaker,
)


def people(*, text: str = "", state: str = "") -> QuerySet[PublicPerson]:
    """Each with the offices that count."""
    found = PublicPerson.objects.prefetch_related(
        Prefetch("offices", queryset=Office.objects.filter(struck_why=""))
    )
    if text:
        held = Q(offices__struck_why="") & (
            Q(offices__title__icontains=text) | Q(offices__body__icontains=text)
        )
        named = Q(name__icontains=text) | Q(aliases__icontains=text)
        found = found.filter(named | held).distinct()
    return found.filter(state=state) if state else found


def person(*, slug: str = "", public_id: UUID | None = None) -> PublicPerson | None:
    """With offices, and what they said and took part in that everybody may see."""
    state = Publication.State.PUBLISHED
    found = PublicPerson.objects.prefetch_related(
        "offices",
        Prefetch(
            "quotes",
            queryset=Quote.objects.filter(
                struck_why="", publication__state=state
            ).select_related("publication"),
        ),
        Prefetch(
            "spoke",
            queryset=Speaker.objects.filter(event__state=state).select_related("event"),
        ),
    )
    named = {"slug": slug} if slug else {"public_id": public_id}
    return found.filter(**named).first()


def office(public_id: UUID) -> Office | None:
    found = Office.objects.select_related("person")
    return found.filter(public_id=public_id).first()


def offices_told() -> QuerySet[Office]:
    """Offices that count, of people whom everybody may see."""
    found = Office.objects.select_related("person").filter(
        struck_why="", person__state=PublicPerson.State.PUBLISHED
    )
    return found.order_by("title", "body", "seen_on", "pk")


def quote(public_id: UUID) -> Quote | None:
    found = Quote.objects.select_related("publication", "person")
    return found.filter(public_id=public_id).first()
