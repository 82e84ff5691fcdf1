import uuid

from django.db import models

from .reasons import KEPT, PUBLIC_WORDS, WHY


class Activity(models.Model):
    """A step of an action, planned for a day, and when it took place."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="activities"
    )
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    planned_on = models.DateField()
    took_place_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("planned_on", "id")
        verbose_name_plural = "activities"

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "action",
            "title",
            "agency",
            "planned_on",
            "took_place_on",
        )
        reasons = {"title": PUBLIC_WORDS}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
