from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith


class Reminder(models.Model):
    """That somebody was told of something once, so that they are not told again.

    step : which reminder it was: "before-7", "lead", "chair", "digest"
    subject, day : what it was of, and the day that it was due on; of a digest whoever
        got it, and the day on which its time began
    """

    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    step = models.SlugField(max_length=20)
    subject = models.UUIDField()
    day = models.DateField()

    class Meta:
        ordering = ("id",)
        verbose_name = "reminder that was sent"
        constraints = (
            models.UniqueConstraint(
                name="reminder_of_something_is_sent_once",
                fields=("person", "step", "subject", "day"),
            ),
        )

    class Privacy:
        about = "person"
        personal = ("person", "step", "day")
        plain = ("id", "subject")
        why = "so that nobody is reminded of the same twice"
        keep = KeepWith("person")

    def __str__(self) -> str:
        return f"{self.step}, {self.day}"
