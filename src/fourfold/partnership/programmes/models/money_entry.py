import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.strategy.models.appended import AppendedForAgency

from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class MoneyEntry(AppendedForAgency):
    """Money of a funding line that was committed or spent, with date and source.

    cancels : an entry that was wrong; this one takes its amount away again
    """

    class Kind(models.TextChoices):
        COMMITTED = "committed", _("Committed, not yet spent")
        SPENT = "spent", _("Spent")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    line = models.ForeignKey(
        "programmes.FundingLine", on_delete=models.PROTECT, related_name="entries"
    )
    service = models.ForeignKey(
        "programmes.Service",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    kind = models.CharField(max_length=9, choices=Kind)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    dated_on = models.DateField()
    source = models.CharField(max_length=300)
    cancels = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cancelled_by",
    )

    class Meta:
        ordering = ("dated_on", "id")
        verbose_name_plural = "money entries"

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "line",
            "service",
            "kind",
            "amount",
            "dated_on",
            "source",
            "cancels",
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
        return f"{self.amount} of {self.line}"
