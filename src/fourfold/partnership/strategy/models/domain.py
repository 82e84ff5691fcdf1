import uuid

from django.db import models

from .reasons import KEPT, POST, PUBLIC_WORDS, WHY


class Domain(models.Model):
    """One of the fields in which the partnership works, with its working group.

    Written only by `strategy.services`. Aliases are what it is called elsewhere, one a
    line, so that a search for either finds it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    aliases = models.TextField(blank=True)
    working_group = models.CharField(max_length=200, blank=True)
    chair_post = models.CharField(max_length=120, blank=True)
    chair_agency = models.ForeignKey(
        "accounts.Agency",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ("number",)

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "slug",
            "number",
            "title",
            "aliases",
            "working_group",
            "chair_post",
            "chair_agency",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "aliases": PUBLIC_WORDS,
            "working_group": "the name of a group of agencies",
            "chair_post": POST,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
