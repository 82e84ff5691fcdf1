import uuid

from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith

from .reasons import AT_WORK

LONGEST_QUOTE = 200


class Quote(models.Model):
    """A few words that somebody in a public office said, as a publication has them.

    Short on purpose: it points at what was published, and does not replace it.
    as_what : the office in which they said it, as the publication calls it
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    publication = models.ForeignKey(
        "public_record.Publication", on_delete=models.PROTECT, related_name="quotes"
    )
    person = models.ForeignKey(
        "public_record.PublicPerson", on_delete=models.PROTECT, related_name="quotes"
    )
    as_what = models.CharField(max_length=200)
    words = models.CharField(max_length=LONGEST_QUOTE)
    struck_why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    class Privacy:
        about = ""
        personal = ("person", "as_what", "words")
        plain = ("id", "public_id", "publication", "struck_why", "by", "at")
        found_by = ("person__name",)
        reasons = {
            "struck_why": "why a quote was wrong; the form says to name nobody",
            "by": AT_WORK,
        }
        why = "to show what was said in a public office, with where it stands"
        keep = KeepWith("publication")

    def __str__(self) -> str:
        return f"{self.person}: {self.words}"
