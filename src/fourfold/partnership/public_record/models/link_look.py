from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith
from fourfold.partnership.strategy.models.appended import Appended

from .reasons import AT_WORK, WHY


class LinkLook(Appended):
    """That somebody followed the link of a version, and whether it is still there."""

    version = models.ForeignKey(
        "public_record.PublicationVersion",
        on_delete=models.PROTECT,
        related_name="looks",
    )
    looked_on = models.DateField()
    is_there = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-looked_on", "-id")

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "version", "looked_on", "is_there", "note", "by", "at")
        reasons = {
            "note": "where else something is; the form says to name nobody",
            "by": AT_WORK,
        }
        why = WHY
        keep = KeepWith("version")

    def __str__(self) -> str:
        return f"{self.version}: {'there' if self.is_there else 'gone'}"
