"""Reads the partnership and its areas."""

from .models import CoveredArea, Partnership


def partnership() -> Partnership | None:
    """The partnership of this site; None before it is set up."""
    return Partnership.objects.first()


def current_wards() -> list[CoveredArea]:
    return list(CoveredArea.objects.filter(kind=CoveredArea.Kind.WARD, is_current=True))
