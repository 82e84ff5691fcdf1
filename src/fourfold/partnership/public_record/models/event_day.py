from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith
from fourfold.partnership.strategy.models.appended import Appended

from .reasons import AT_WORK, WHY


class EventDay(Appended):
    """Which day one source gives an event, and how it says so."""

    event = models.ForeignKey(
        "public_record.Event", on_delete=models.PROTECT, related_name="days"
    )
    says_on = models.DateField()
    how = models.CharField(max_length=300)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ("says_on", "id")

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "event", "says_on", "how", "source", "by", "at")
        reasons = {
            "how": "how a source gives a day; the form says to name nobody",
            "source": "where it was published",
            "by": AT_WORK,
        }
        why = WHY
        keep = KeepWith("event")

    def __str__(self) -> str:
        return f"{self.event}: {self.says_on}"
