import uuid

from django.db import models

from .appended import AppendedForAgency
from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY

ROLE = "the title of a role"


class PlanImport(AppendedForAgency):
    """That a plan was written from a file: into what, by whom, why, and how much."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    strategy = models.ForeignKey(
        "strategy.Strategy", on_delete=models.PROTECT, related_name="imports"
    )
    reason = models.CharField(max_length=500)
    role = models.CharField(max_length=80)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()

    class Meta:
        ordering = ("-at", "-id")

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "strategy",
            "reason",
            "role",
            "added",
            "changed",
            "agency",
            "by",
            "at",
        )
        reasons = {"reason": PUBLIC_WORDS, "role": ROLE, "by": AT_WORK}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed"


class PlanImportRow(models.Model):
    """What an import did to one action.

    before : what it changed, as it was; empty where it added the action
    came_after : key of the last change of the action before; 0 where it added it
    last_change : key of the last change of the action that the import made
    """

    plan_import = models.ForeignKey(
        PlanImport, on_delete=models.PROTECT, related_name="rows"
    )
    action = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="+"
    )
    before = models.JSONField(default=dict)
    came_after = models.BigIntegerField()
    last_change = models.BigIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="plan_import_row_once", fields=["plan_import", "action"]
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "plan_import", "action", "before", "came_after", "last_change")
        reasons = {"before": PUBLIC_WORDS}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.plan_import}: {self.action}"

    @property
    def is_added(self) -> bool:
        return not self.before


class PlanUndo(AppendedForAgency):
    """That an import was taken back, by whom and why."""

    plan_import = models.OneToOneField(
        PlanImport, on_delete=models.PROTECT, related_name="undo"
    )
    reason = models.CharField(max_length=500)
    role = models.CharField(max_length=80)

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "plan_import", "reason", "role", "agency", "by", "at")
        reasons = {"reason": PUBLIC_WORDS, "role": ROLE, "by": AT_WORK}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"Taken back: {self.plan_import}"
