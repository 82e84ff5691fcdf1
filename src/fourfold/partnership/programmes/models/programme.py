import uuid

from django.db import models

from .reasons import KEPT, PUBLIC_WORDS, WHY


class Programme(models.Model):
    """Work of some years against violence, with its money and its services.

    Written only by `programmes.services`. Once published it stays so: what is late in
    it cannot be taken from the public's eyes again.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    for_whom = models.CharField(max_length=300)
    since_year = models.PositiveSmallIntegerField()
    lead_agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("title", "id")

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "title",
            "text",
            "for_whom",
            "since_year",
            "lead_agency",
            "published_at",
        )
        reasons = {
            "title": PUBLIC_WORDS,
            "text": PUBLIC_WORDS,
            "for_whom": "groups of people; the form says to name nobody",
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None
