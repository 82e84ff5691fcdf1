from django.db import models

from fourfold.partnership.strategy.models.appended import AppendedForAgency

from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class Answer(AppendedForAgency):
    """What an agency answers. Several may: they stand side by side."""

    enquiry = models.ForeignKey(
        "enquiries.Enquiry", on_delete=models.PROTECT, related_name="answers"
    )
    text = models.TextField()
    role = models.CharField(max_length=80)

    class Meta:
        ordering = ("id",)

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "enquiry", "text", "role", "agency", "by", "at")
        reasons = {
            "text": PUBLIC_WORDS,
            "role": "the title of a role",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"answer to {self.enquiry}"
