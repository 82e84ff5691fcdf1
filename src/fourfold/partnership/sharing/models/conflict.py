from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def standing(self) -> "ConflictQuerySet":
        return self.filter(lifted_at=None)


class Conflict(models.Model):
    """That a person must not see a record because they know somebody in it.

    Written only by `sharing.services`. It bars whatever else would let them in,
    break-glass included, and whoever covers them by their membership.
    """

    class Kind(models.TextChoices):
        NAMED = "named", "They are in it themselves"
        FAMILY = "family", "Family or household"
        FRIEND = "friend", "Friend or neighbour"
        WORK = "work", "Other work or interest"

    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    record_kind = models.CharField(max_length=80)
    record_id = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind)
    recorded_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ("-recorded_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "record_kind", "record_id"),
                condition=Q(lifted_at=None),
                name="conflict_recorded_once_at_a_time",
            ),
        )

    class Privacy:
        about = "person"
        personal = ("person", "kind")
        plain = (
            "id",
            "record_kind",
            "record_id",
            "recorded_by",
            "recorded_at",
            "lifted_at",
            "lifted_by",
        )
        reasons = {
            "recorded_by": "did so at work; the audit trail tells the same",
            "lifted_by": "did so at work; the audit trail tells the same",
            "record_kind": "the name of a kind of record",
        }
        # That there is a record about somebody they know is itself a secret.
        hidden = True
        why = "to keep people out of records about those they know"
        keep = Keep(since="lifted_at", period="memberships", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
