from django.db import models

from .reasons import KEPT, WHY


class ActionWard(models.Model):
    """That an action is for a ward. One that is for none is for the whole area."""

    action = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="wards"
    )
    ward = models.ForeignKey(
        "areas.CoveredArea", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("ward__name",)
        constraints = (
            models.UniqueConstraint(name="action_ward_once", fields=["action", "ward"]),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "action", "ward")
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.action}, {self.ward}"
