from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import KeepWith


class RetentionRunLine(models.Model):
    """What a run found and did of one model. Written only with its run."""

    run = models.ForeignKey(
        "information_rights.RetentionRun",
        on_delete=models.CASCADE,
        related_name="lines",
    )
    # The model, as `app.model`.
    kind = models.CharField(max_length=80)
    # The period it waits for; empty for what has none, or goes with another.
    period = models.CharField(max_length=40, blank=True)
    # Whether the partnership has set that period. If not, nothing was looked for.
    is_set = models.BooleanField()
    due = models.PositiveIntegerField(default=0)
    # Of those: kept by a hold; kept because what is not over yet refers to them.
    held = models.PositiveIntegerField(default=0)
    needed = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("kind",)
        constraints = (
            models.UniqueConstraint(
                fields=("run", "kind"), name="retention_run_line_of_a_kind_once"
            ),
            models.CheckConstraint(
                name="retention_run_line_keeps_no_more_than_is_due",
                condition=Q(held__lte=F("due")) & Q(needed__lte=F("due")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "run",
            "kind",
            "period",
            "is_set",
            "due",
            "held",
            "needed",
            "done",
        )
        reasons = {"kind": "names a model", "period": "names a period"}
        why = "to show what came to its end, and what a hold kept"
        keep = KeepWith("run")

    def __str__(self) -> str:
        return f"{self.kind}: {self.due}"
