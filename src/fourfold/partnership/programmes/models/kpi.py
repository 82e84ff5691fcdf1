import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .reasons import BODY, KEPT, PUBLIC_WORDS, UNIT, WHY


class Kpi(models.Model):
    """A number that a provider answers for: of what, how much, and how often.

    Neither of what service, how often nor from when is ever changed: a return that is
    late must not stop being due.

    is_people : it counts people, so that a small number is not told exactly
    reminded_on : the day on which the provider was last reminded
    """

    class Direction(models.TextChoices):
        AT_LEAST = "at-least", _("At least")
        AT_MOST = "at-most", _("At most")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(
        "programmes.Service", on_delete=models.PROTECT, related_name="kpis"
    )
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    is_people = models.BooleanField(default=False)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    direction = models.CharField(max_length=8, choices=Direction)
    every = models.SlugField(max_length=20)
    counts_from = models.DateField()
    stopped_on = models.DateField(null=True, blank=True)
    stopped_by_body = models.CharField(max_length=200, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = "KPI"

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "service",
            "title",
            "unit",
            "is_people",
            "target",
            "direction",
            "every",
            "counts_from",
            "stopped_on",
            "stopped_by_body",
            "reminded_on",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "unit": UNIT,
            "every": "the name of a frequency",
            "stopped_by_body": BODY,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
