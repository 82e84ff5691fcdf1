from typing import Any, NoReturn

from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith


class Correction(models.Model):
    """That a figure was something else before: what it was, what it is, and why.

    Written only by `figures.services.correct_figure`, and never changed: the database
    refuses it.
    """

    figure = models.ForeignKey(
        "figures.Figure", on_delete=models.PROTECT, related_name="corrections"
    )
    # Fields that changed, as texts.
    old = models.JSONField()
    new = models.JSONField()
    reason = models.CharField(max_length=500)
    # Whether the public had been given the old one.
    was_approved = models.BooleanField()
    by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-id")

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "figure", "old", "new", "reason", "was_approved", "by", "at")
        reasons = {
            "old": "what a published figure said",
            "new": "what a published figure says",
            "reason": "why a number was wrong; the form says to name nobody",
            "by": "did so at work; the audit trail tells the same",
        }
        why = "to own up to numbers that were wrong"
        keep = KeepWith("figure")

    def __str__(self) -> str:
        return f"Correction of {self.figure}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a correction stays")
