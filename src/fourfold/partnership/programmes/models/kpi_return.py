import uuid

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.strategy.models.appended import AppendedForAgency

from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class KpiReturn(AppendedForAgency):
    """What a provider says a measure came to in a period.

    source : where the number is from; of a correction, what was wrong
    corrects : the return that this one takes the place of; both stay
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kpi = models.ForeignKey(
        "programmes.Kpi", on_delete=models.PROTECT, related_name="returns"
    )
    first = models.DateField()
    last = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=300)
    corrects = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrected_by",
    )

    class Meta:
        ordering = ("first", "id")
        constraints = (
            models.CheckConstraint(
                name="return_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
            models.UniqueConstraint(
                name="period_is_returned_once",
                fields=("kpi", "first"),
                condition=Q(corrects=None),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "kpi",
            "first",
            "last",
            "value",
            "source",
            "corrects",
            "agency",
            "by",
            "at",
        )
        reasons = {
            "source": PUBLIC_WORDS,
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.value} for {self.kpi}"
