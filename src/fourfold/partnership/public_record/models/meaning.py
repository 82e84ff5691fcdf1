from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith
from fourfold.partnership.strategy.models.appended import Appended

from .reasons import AT_WORK, WHY


class Meaning(Appended):
    """What a word means from a day on, and who says so. Never changed: it is followed.

    text : in plain words; points begin with "- "
    """

    word = models.ForeignKey(
        "public_record.Word", on_delete=models.PROTECT, related_name="meanings"
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    starts_on = models.DateField()
    what_changed = models.CharField(max_length=500)
    source = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                name="meaning_has_its_number", fields=["word", "number"]
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "word",
            "number",
            "text",
            "starts_on",
            "what_changed",
            "source",
            "link",
            "by",
            "at",
        )
        reasons = {
            "text": "what a word means",
            "what_changed": "words for the public; the form says to name nobody",
            "source": "where it was published",
            "link": "the address of what is public",
            "by": AT_WORK,
        }
        why = WHY
        keep = KeepWith("word")

    def __str__(self) -> str:
        return f"{self.word}, meaning {self.number}"
