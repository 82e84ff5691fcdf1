from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepWith
from fourfold.partnership.strategy.models.appended import Appended

from .reasons import AT_WORK


class Speaker(Appended):
    """Who took part in an event, as what on that day, and in which part of it.

    who : a group in words, where it is no single person
    as_what : as the source calls them at the time
    """

    class Part(models.TextChoices):
        SPOKE = "spoke", "Spoke"
        CHAIRED = "chaired", "Chaired"
        JOINED = "joined", "Was there"

    event = models.ForeignKey(
        "public_record.Event", on_delete=models.PROTECT, related_name="speakers"
    )
    person = models.ForeignKey(
        "public_record.PublicPerson",
        null=True,
        on_delete=models.PROTECT,
        related_name="spoke",
    )
    who = models.CharField(max_length=160, blank=True)
    as_what = models.CharField(max_length=200)
    part = models.CharField(max_length=7, choices=Part)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="speaker_is_a_person_or_a_group",
                condition=(Q(person=None) & ~Q(who=""))
                | Q(person__isnull=False, who=""),
            ),
        )

    class Privacy:
        about = ""
        personal = ("person", "who", "as_what", "part")
        plain = ("id", "event", "by", "at")
        found_by = ("person__name", "who")
        reasons = {"by": AT_WORK}
        why = "to show who took part in a public event, and in which office"
        keep = KeepWith("event")

    def __str__(self) -> str:
        return str(self.person) if self.person else self.who
