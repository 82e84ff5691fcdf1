"""What everybody may see, of any kind."""

from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from fourfold.partnership.public_record.models import Publication, Shown

Row = TypeVar("Row", bound=Shown)


def of_kind(model: type[Row], *, state: str = "") -> QuerySet[Row]:
    found: QuerySet[Row] = model._default_manager.all()
    return found.filter(state=state) if state else found


def published(found: QuerySet[Row]) -> QuerySet[Row]:
    return found.filter(state=Shown.State.PUBLISHED)


def overdue(today: date) -> QuerySet[Publication]:
    """Published, and not looked at again by the day that was promised."""
    return published(Publication.objects.filter(review_on__lt=today)).order_by(
        "review_on"
    )
