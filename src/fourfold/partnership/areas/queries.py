"""Reads the partnership and its areas."""

from django.db.models import QuerySet, Subquery

from .models import CoveredArea, Partnership, Postcode


def partnership() -> Partnership | None:
    """The partnership of this site; None before it is set up."""
    return Partnership.objects.first()


def fingerprint_of_partnership() -> Subquery:
    """Which partnership it is and how it is set up, within another query."""
    return Subquery(Partnership.objects.order_by("pk").values("fingerprint")[:1])


def wards_there_are() -> QuerySet[CoveredArea]:
    return CoveredArea.objects.filter(kind=CoveredArea.Kind.WARD, is_current=True)


def current_wards() -> list[CoveredArea]:
    return list(wards_there_are())


def ward_called(code: str) -> CoveredArea | None:
    """A ward by its code, also one that is no more."""
    return CoveredArea.objects.filter(kind=CoveredArea.Kind.WARD, code=code).first()


def knows_postcodes() -> bool:
    return Postcode.objects.exists()
