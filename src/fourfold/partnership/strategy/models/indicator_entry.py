import uuid

from django.db import models
from django.db.models import F, Q

from .appended import AppendedForAgency
from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class IndicatorEntry(AppendedForAgency):
    """A number of a period that an agency brings for an indicator, with its source.

    lower, upper : its 95% interval, where the source gives one
    cancels : an entry that was wrong; this one takes it out again
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(
        "strategy.Indicator", on_delete=models.PROTECT, related_name="entries"
    )
    value = models.DecimalField(max_digits=16, decimal_places=4)
    lower = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    upper = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    first = models.DateField()
    last = models.DateField()
    source = models.CharField(max_length=300)
    cancels = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cancelled_by",
    )

    class Meta:
        ordering = ("last", "id")
        verbose_name_plural = "indicator entries"
        constraints = (
            models.CheckConstraint(
                name="indicator_entry_ends_after_it_begins",
                condition=Q(last__gte=F("first")),
            ),
            models.CheckConstraint(
                name="indicator_entry_is_in_its_interval",
                condition=Q(lower=None, upper=None)
                | Q(lower__lte=F("value"), upper__gte=F("value")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "indicator",
            "value",
            "lower",
            "upper",
            "first",
            "last",
            "source",
            "cancels",
            "agency",
            "by",
            "at",
        )
        reasons = {"source": PUBLIC_WORDS, "by": AT_WORK}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.value} for {self.indicator}"
