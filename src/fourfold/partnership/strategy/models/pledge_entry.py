import uuid

from django.db import models

from .appended import AppendedForAgency
from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class PledgeEntry(AppendedForAgency):
    """An amount that counts towards a pledge, with its date and its source.

    cancels : an entry that was wrong; this one takes its amount away again
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pledge = models.ForeignKey(
        "strategy.Pledge", on_delete=models.PROTECT, related_name="entries"
    )
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
        verbose_name_plural = "pledge entries"

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "pledge",
            "amount",
            "dated_on",
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
        return f"{self.amount} for {self.pledge}"
