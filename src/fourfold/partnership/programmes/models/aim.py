from django.db import models

from .reasons import KEPT, WHY


class Aim(models.Model):
    """That a programme serves an objective of a strategy."""

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="aims"
    )
    objective = models.ForeignKey(
        "strategy.Objective", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("objective__domain__number", "objective_id")
        constraints = (
            models.UniqueConstraint(
                name="aim_is_named_once", fields=("programme", "objective")
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "programme",
            "objective",
        )
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.programme} for {self.objective}"
