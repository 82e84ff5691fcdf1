"""Reads figures."""

from uuid import UUID

from django.db.models import Q, QuerySet

from .models import Correction, Figure


def figures(*, text: str = "", state: str = "") -> QuerySet[Figure]:
    """Those whose words or source have a text in them, in a state if one is named."""
    found = Figure.objects.select_related("place", "recorded_by", "approved_by")
    if text:
        found = found.filter(Q(what__icontains=text) | Q(source__icontains=text))
    return found.filter(state=state) if state else found


def figure(public_id: UUID) -> Figure | None:
    return figures().filter(public_id=public_id).first()


def approved() -> QuerySet[Figure]:
    """What may be said in public."""
    return figures(state=Figure.State.APPROVED)


def corrections_of(found: Figure) -> list[Correction]:
    return list(found.corrections.select_related("by"))


def corrections_of_what_was_said() -> QuerySet[Correction]:
    """Corrections of figures that the public had been given."""
    found = Correction.objects.filter(was_approved=True)
    return found.select_related("figure", "figure__place")
