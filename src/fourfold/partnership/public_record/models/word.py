from django.db import models

from .reasons import KEPT, WHY
from .shown import SHOWN_FIELDS, Shown


class Word(Shown):
    """A word that the partnership uses in a sense of its own, or of the law.

    Texts refer to it as `{{word:SLUG}}`; what it means is in its newest meaning.
    """

    term = models.CharField(max_length=120)
    aliases = models.TextField(blank=True)

    class Meta(Shown.Meta):
        ordering = ("term",)

    class Privacy:
        about = ""
        personal = ()
        plain = (*SHOWN_FIELDS, "term", "aliases")
        reasons = {"term": "a word that is explained"}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.term
