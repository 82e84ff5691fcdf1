from django.db import models

from .reasons import KEPT, WHY
from .shown import SHOWN_FIELDS, Shown


class Event(Shown):
    """Something that took place in public: a launch, a meeting, an assembly.

    held_on, precision : the day that counts for us, and how exactly it is known; what
        each source says stands in `EventDay`
    agenda : one item a line
    """

    class Kind(models.TextChoices):
        LAUNCH = "launch", "Launch"
        MEETING = "meeting", "Meeting of a body"
        ASSEMBLY = "assembly", "Assembly of residents"
        WEBINAR = "webinar", "Webinar"
        OTHER = "other", "Other"

    class Precision(models.TextChoices):
        DAY = "day", "To the day"
        MONTH = "month", "To the month"
        YEAR = "year", "To the year"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind)
    place = models.CharField(max_length=200, blank=True)
    held_on = models.DateField()
    precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.DAY.value
    )
    summary = models.TextField()
    agenda = models.TextField(blank=True)
    source = models.CharField(max_length=300)

    class Meta(Shown.Meta):
        ordering = ("-held_on", "title")

    class Privacy:
        about = ""
        personal = ()
        plain = (
            *SHOWN_FIELDS,
            "title",
            "kind",
            "place",
            "held_on",
            "precision",
            "summary",
            "agenda",
            "source",
        )
        reasons = {"summary": "words for the public; the form says to name nobody"}
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.title
