from django.db import models

from .reasons import KEPT, WHY


class Support(models.Model):
    """That an agency supports an action which another leads."""

    action = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="supports"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("agency__name",)
        constraints = (
            models.UniqueConstraint(name="support_once", fields=["action", "agency"]),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "action", "agency")
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.agency} supports {self.action}"
