from django.db import models
from django.db.models import F, Q

from .reasons import KEPT, WHY


class Dependency(models.Model):
    """That an action waits for another. Services refuse a circle."""

    action = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="waits_for"
    )
    needs = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="needed_by"
    )

    class Meta:
        verbose_name_plural = "dependencies"
        constraints = (
            models.UniqueConstraint(name="dependency_once", fields=["action", "needs"]),
            models.CheckConstraint(
                name="action_waits_for_another", condition=~Q(action=F("needs"))
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "action", "needs")
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.action} waits for {self.needs}"
