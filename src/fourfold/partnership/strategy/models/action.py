import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from fourfold.partnership.strategy.states import Status

from .reasons import KEPT, POST, PUBLIC_WORDS, WHY


class Standing(models.Manager["Action"]):
    """Those that were not taken back with the file that added them by mistake."""

    def get_queryset(self) -> models.QuerySet["Action"]:
        return super().get_queryset().filter(taken_back_on=None)


class Action(models.Model):
    """Something that agencies promised to do by a day.

    Written only by `strategy.services`. Whether it is late is in no field: it is worked
    out from the dates and the clock (`states.py`), so nobody can decide it.

    counts_from, horizon, months : the day and the time allowed, as they were then
    first_due_on : what they come to; the database refuses to change it
    due_on : the day that counts now; moved only with a reason
    settled_on : the day on which it was said to be done or stopped
    taken_back_on : the day on which the file that added it by mistake was taken back
    weight : its share of the recommendation, between 0 and 1; counts if all have one
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recommendation = models.ForeignKey(
        "strategy.Recommendation", on_delete=models.PROTECT, related_name="actions"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    horizon = models.SlugField(max_length=20)
    counts_from = models.DateField()
    months = models.PositiveSmallIntegerField()
    first_due_on = models.DateField()
    due_on = models.DateField()
    lead_agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    owner_post = models.CharField(max_length=120)
    status = models.CharField(
        max_length=12, choices=Status, default=Status.NOT_STARTED.value
    )
    settled_on = models.DateField(null=True, blank=True)
    weight = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    taken_back_on = models.DateField(null=True, blank=True, editable=False)

    # The first is what every list is made of, so that none can forget to leave out
    # what was taken back.
    objects = Standing()
    everything: ClassVar[models.Manager["Action"]] = models.Manager()

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.CheckConstraint(
                name="action_settled_has_its_day",
                condition=Q(status__in=["done", "stopped"], settled_on__isnull=False)
                | (~Q(status__in=["done", "stopped"]) & Q(settled_on=None)),
            ),
            models.CheckConstraint(
                name="action_weight_is_a_share",
                condition=Q(weight=None) | Q(weight__gt=0, weight__lte=1),
            ),
        )
        indexes = (models.Index(name="action_status_due", fields=["status", "due_on"]),)

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "recommendation",
            "title",
            "text",
            "horizon",
            "counts_from",
            "months",
            "first_due_on",
            "due_on",
            "lead_agency",
            "owner_post",
            "status",
            "settled_on",
            "weight",
            "taken_back_on",
        )
        reasons = {"title": PUBLIC_WORDS, "text": PUBLIC_WORDS, "owner_post": POST}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
