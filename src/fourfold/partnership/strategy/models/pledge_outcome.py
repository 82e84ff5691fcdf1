from django.db import models
from django.utils.translation import gettext_lazy as _

from .appended import AppendedForAgency
from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class PledgeOutcome(AppendedForAgency):
    """What became of a milestone, with what shows it. The last one said counts."""

    class Result(models.TextChoices):
        MET = "met", _("Met")
        PARTLY = "partly", _("Met in part")
        NOT_MET = "not-met", _("Not met")

    pledge = models.ForeignKey(
        "strategy.Pledge", on_delete=models.PROTECT, related_name="outcomes"
    )
    result = models.CharField(max_length=7, choices=Result)
    text = models.CharField(max_length=500)
    source = models.CharField(max_length=300)
    dated_on = models.DateField()

    class Meta:
        ordering = ("-at", "-id")

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "pledge",
            "result",
            "text",
            "source",
            "dated_on",
            "agency",
            "by",
            "at",
        )
        reasons = {"text": PUBLIC_WORDS, "source": PUBLIC_WORDS, "by": AT_WORK}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.get_result_display()}: {self.pledge}"
