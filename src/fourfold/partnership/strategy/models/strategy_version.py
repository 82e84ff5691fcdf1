from django.db import models

from .appended import Appended
from .reasons import AT_WORK, BODY, KEPT, PUBLIC_WORDS, WHY


class StrategyVersion(Appended):
    """What a strategy said, as a body approved it on a day."""

    strategy = models.ForeignKey(
        "strategy.Strategy", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    approved_on = models.DateField()
    approved_by_body = models.CharField(max_length=200)
    vision = models.TextField()
    what_changed = models.CharField(max_length=500)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                name="strategy_version_has_its_number", fields=["strategy", "number"]
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "strategy",
            "number",
            "approved_on",
            "approved_by_body",
            "vision",
            "what_changed",
            "link",
            "by",
            "at",
        )
        reasons = {
            "approved_by_body": BODY,
            "vision": PUBLIC_WORDS,
            "what_changed": PUBLIC_WORDS,
            "link": "the address of a document that is public",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.strategy}, version {self.number}"
