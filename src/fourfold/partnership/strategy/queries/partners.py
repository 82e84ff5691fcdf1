"""Agencies of the partnership, with what each of them promised."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import Action, Pledge

from .narrowing import late


def partners(*, today: date) -> QuerySet[Agency]:
    """Agencies of the partnership with how many pledges and actions each has."""
    led = Action.objects.filter(lead_agency=models.OuterRef("pk"))
    promised = Pledge.objects.filter(agency=models.OuterRef("pk"))
    return Agency.objects.current().annotate(
        pledge_count=_count(promised, "agency"),
        action_count=_count(led, "lead_agency"),
        late_count=_count(led.filter(late(today)), "lead_agency"),
    )


def partner(public_id: UUID) -> Agency | None:
    return Agency.objects.filter(public_id=public_id).first()


def _count(found: QuerySet[models.Model], by: str) -> Coalesce:
    counted = found.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(models.Subquery(counted), 0)
