import uuid

from django.db import models

from .reasons import KEPT, PUBLIC_WORDS, WHY


class Objective(models.Model):
    """What a strategy wants to reach, whose it is, and when that is looked at again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    strategy = models.ForeignKey(
        "strategy.Strategy", on_delete=models.PROTECT, related_name="objectives"
    )
    domain = models.ForeignKey(
        "strategy.Domain", on_delete=models.PROTECT, related_name="objectives"
    )
    text = models.CharField(max_length=500)
    owner_agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    review_on = models.DateField()

    class Meta:
        ordering = ("domain__number", "id")

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "strategy",
            "domain",
            "text",
            "owner_agency",
            "review_on",
        )
        reasons = {"text": PUBLIC_WORDS}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.text
