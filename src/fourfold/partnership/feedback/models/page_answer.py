from django.db import models

from fourfold.partnership.personal_data.declarations import Keep, Then


class PageAnswer(models.Model):
    """That somebody found a page useful or not; nothing tells who.

    Written only by `feedback.services`. Whoever answers is asked to name nobody, and
    may do so all the same: the words are kept for a time and read by few.
    """

    page = models.CharField(max_length=200)
    is_useful = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    # The day and not the minute: it could be held against a log.
    answered_on = models.DateField()

    class Meta:
        ordering = ("-answered_on", "-id")

    class Privacy:
        about = ""
        personal = ("words",)
        plain = ("id", "page", "is_useful", "answered_on")
        reasons = {"page": "the address of a public page"}
        why = "to know which pages help, and what is missing"
        keep = Keep(since="answered_on", period="feedback", then=Then.DELETE)
        not_collected = "nothing tells who wrote it, or whom it is about"

    def __str__(self) -> str:
        return self.page
