"""Reads figures."""

from uuid import UUID

from django.db.models import F, Q, QuerySet

from .models import Conflict, Correction, Figure


def figures(*, text: str = "", state: str = "") -> QuerySet[Figure]:
    """Those whose words or source have a text in them, in a state if one is named."""
    found = Figure.objects.select_related("place", "recorded_by", "approved_by")
    if text:
        found = found.filter(Q(what__icontains=text) | Q(source__icontains=text))
    return found.filter(state=state) if state else found


def figure(public_id: UUID) -> Figure | None:
    return figures().filter(public_id=public_id).first()


def figure_named(name: str) -> Figure | None:
    return figures().filter(name=name).first()


def approved() -> QuerySet[Figure]:
    """What may be said in public."""
    return figures(state=Figure.State.APPROVED)


def approved_like(text: str) -> QuerySet[Figure]:
    return figures(text=text, state=Figure.State.APPROVED)


def corrections_of(found: Figure) -> list[Correction]:
    return list(found.corrections.select_related("by"))


def corrections_of_what_was_said() -> QuerySet[Correction]:
    """Corrections of figures that the public had been given."""
    found = Correction.objects.filter(was_approved=True)
    return found.select_related("figure", "figure__place")


def conflicts() -> QuerySet[Conflict]:
    """Pairs of figures that do not agree, those that are not settled first."""
    found = Conflict.objects.select_related("first__place", "second__place")
    return found.order_by(F("settled_at").asc(nulls_first=True), "pk")


def conflicts_of(found: Figure) -> list[Conflict]:
    return list(conflicts().filter(Q(first=found) | Q(second=found)))


def conflicts_to_tell(found: Figure | None = None) -> QuerySet[Conflict]:
    """Of which the public may be told both sides; of one figure, if it is given."""
    told = conflicts().filter(
        first__state=Figure.State.APPROVED, second__state=Figure.State.APPROVED
    )
    return told.filter(Q(first=found) | Q(second=found)) if found else told
