import uuid

from django.db import models
from django.db.models import F, Q

from .reasons import BODY, KEPT, PUBLIC_WORDS, WHY


class Strategy(models.Model):
    """A document in which the partnership said what it will do. Several stand together.

    Written only by `strategy.services`. What it says now is here; what each version
    said, and who approved it, is in its versions.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    aliases = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    # Of the first version: what is counted from it does not move with a later one.
    approved_on = models.DateField()
    approved_by_body = models.CharField(max_length=200)
    vision = models.TextField()
    review_on = models.DateField()

    class Meta:
        ordering = ("-approved_on", "title")
        verbose_name_plural = "strategies"
        constraints = (
            models.CheckConstraint(
                name="strategy_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "slug",
            "title",
            "aliases",
            "starts_on",
            "ends_on",
            "approved_on",
            "approved_by_body",
            "vision",
            "review_on",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "aliases": PUBLIC_WORDS,
            "approved_by_body": BODY,
            "vision": PUBLIC_WORDS,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
