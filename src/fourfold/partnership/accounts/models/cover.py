from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class Cover(models.Model):
    """That one person does another's work for a while, within one agency.

    Written only by `accounts.services`. Whoever covers holds the other's roles in that
    agency, and is let into the records that the other is let into, to the last day.
    """

    absent = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    arranged_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    arranged_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("starts_on", "id")
        constraints = (
            models.CheckConstraint(
                name="cover_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="cover_is_by_somebody_else", condition=~Q(absent=F("by"))
            ),
        )

    class Privacy:
        about = ("absent", "by")
        personal = ("absent", "by", "agency", "starts_on", "ends_on")
        plain = ("id", "arranged_by", "arranged_at")
        reasons = {"arranged_by": "did so at work; the audit trail tells the same"}
        why = "to know who acted for whom"
        keep = Keep(since="ends_on", period="roles", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.by} for {self.absent}"
