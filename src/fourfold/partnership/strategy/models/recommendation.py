import uuid

from django.db import models

from .reasons import BODY, KEPT, PUBLIC_WORDS, WHY


class Recommendation(models.Model):
    """What somebody recommended, and a strategy took on: actions answer it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    strategy = models.ForeignKey(
        "strategy.Strategy", on_delete=models.PROTECT, related_name="recommendations"
    )
    domain = models.ForeignKey(
        "strategy.Domain", on_delete=models.PROTECT, related_name="recommendations"
    )
    objective = models.ForeignKey(
        "strategy.Objective",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recommendations",
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("strategy", "number")
        constraints = (
            models.UniqueConstraint(
                name="recommendation_has_its_number", fields=["strategy", "number"]
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "strategy",
            "domain",
            "objective",
            "number",
            "title",
            "text",
            "made_by",
        )
        reasons = {"title": PUBLIC_WORDS, "text": PUBLIC_WORDS, "made_by": BODY}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
