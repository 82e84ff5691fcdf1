"""Events, with the days that sources give and who took part."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from fourfold.partnership.public_record.models import Event, Publication, Speaker


def events(*, text: str = "", kind: str = "", state: str = "") -> QuerySet[Event]:
    found = Event.objects.prefetch_related("days")
    if text:
        found = found.filter(
            Q(title__icontains=text)
            | Q(place__icontains=text)
            | Q(summary__icontains=text)
            | Q(agenda__icontains=text)
        )
    if kind:
        found = found.filter(kind=kind)
    return found.filter(state=state) if state else found


def event(*, slug: str = "", public_id: UUID | None = None) -> Event | None:
    """With the publications about it that everybody may see."""
    shown = Publication.objects.filter(state=Publication.State.PUBLISHED)
    found = Event.objects.prefetch_related(
        "days",
        Prefetch("speakers", queryset=Speaker.objects.select_related("person")),
        Prefetch("publications", queryset=shown),
    )
    named = {"slug": slug} if slug else {"public_id": public_id}
    return found.filter(**named).first()
