from django.db import models
from django.db.models import Q

from .appended import AppendedForAgency
from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class Evidence(AppendedForAgency):
    """What shows that something was done: in words, with a date and where it is."""

    action = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="evidence"
    )
    text = models.CharField(max_length=500)
    link = models.URLField(max_length=500, blank=True)
    document = models.CharField(max_length=300, blank=True)
    dated_on = models.DateField()

    class Meta:
        ordering = ("-dated_on", "-id")
        verbose_name_plural = "evidence"
        constraints = (
            models.CheckConstraint(
                name="evidence_can_be_found", condition=~Q(link="", document="")
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "action",
            "text",
            "link",
            "document",
            "dated_on",
            "agency",
            "by",
            "at",
        )
        reasons = {
            "text": PUBLIC_WORDS,
            "link": "the address of a document that is public",
            "document": "the name of a document",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.text
