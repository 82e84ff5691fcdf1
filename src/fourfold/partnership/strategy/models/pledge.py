import uuid

from django.db import models
from django.db.models import F, Q

from .reasons import KEPT, PUBLIC_WORDS, WHY


class Pledge(models.Model):
    """What one agency promised: a number by a day, or a milestone.

    Written only by `strategy.services`. Neither kind, target nor the first end is ever
    changed: a promise that can be shrunk is none.
    """

    class Kind(models.TextChoices):
        NUMERIC = "numeric", "A number to reach"
        MILESTONE = "milestone", "Something to bring about"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    strategy = models.ForeignKey(
        "strategy.Strategy", on_delete=models.PROTECT, related_name="pledges"
    )
    domain = models.ForeignKey(
        "strategy.Domain", on_delete=models.PROTECT, related_name="pledges"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=9, choices=Kind)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ("ends_on", "id")
        constraints = (
            models.CheckConstraint(
                name="pledge_of_a_number_has_a_target",
                condition=Q(kind="numeric", target__gt=0)
                | Q(kind="milestone", target=None),
            ),
            models.CheckConstraint(
                name="pledge_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "strategy",
            "domain",
            "agency",
            "title",
            "text",
            "kind",
            "target",
            "unit",
            "starts_on",
            "ends_on",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "text": PUBLIC_WORDS,
            "unit": "a unit of counting",
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
