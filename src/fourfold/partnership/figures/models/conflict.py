from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import KeepWith


class Conflict(models.Model):
    """That two published figures do not agree; readers are shown both.

    Written only by `figures.services`.
    """

    # The one that was recorded earlier, so that no pair is noted twice.
    first = models.ForeignKey(
        "figures.Figure", on_delete=models.PROTECT, related_name="+"
    )
    second = models.ForeignKey(
        "figures.Figure", on_delete=models.PROTECT, related_name="+"
    )
    text = models.CharField(max_length=500)
    settled = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="conflict_is_noted_once", fields=["first", "second"]
            ),
            models.CheckConstraint(
                name="conflict_is_between_two", condition=Q(first__lt=F("second"))
            ),
            models.CheckConstraint(
                name="conflict_is_settled_in_words",
                condition=Q(settled="", settled_at=None)
                | (~Q(settled="") & Q(settled_at__isnull=False)),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "first",
            "second",
            "text",
            "settled",
            "settled_at",
            "by",
            "at",
        )
        reasons = {
            "text": "why published numbers disagree; the form says to name nobody",
            "settled": "which published number is right; the form says to name nobody",
            "by": "did so at work; the audit trail tells the same",
        }
        why = "to show readers where sources disagree, and not hide it"
        keep = KeepWith("first")

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"
