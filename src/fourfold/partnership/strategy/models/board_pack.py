from django.db import models

from .appended import AppendedForAgency
from .reasons import AT_WORK, BODY, KEPT, WHY


class BoardPack(AppendedForAgency):
    """What a board saw before a meeting, frozen.

    content : all of it, as JSON, to the byte
    sha256 : of the content
    seal : of number and hash and the seal before, with the key of the trail
    """

    number = models.PositiveIntegerField(unique=True)
    meeting = models.CharField(max_length=200)
    meeting_on = models.DateField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("-number",)

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "number",
            "meeting",
            "meeting_on",
            "content",
            "sha256",
            "seal",
            "agency",
            "by",
            "at",
        )
        reasons = {
            "meeting": BODY,
            "content": "what public pages of strategies said that day",
            "sha256": "a hash",
            "seal": "a hash",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.meeting}, {self.meeting_on}"
