from django.db import models

from fourfold.partnership.strategy.models.appended import AppendedForAgency

from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class Deed(AppendedForAgency):
    """What came of a question: you said, we did, what changed.

    What is said later of the same question and action stands instead of the earlier.

    did : what was done, by an action that everybody can follow
    changed : what is different since; empty while nobody can say
    """

    enquiry = models.ForeignKey(
        "enquiries.Enquiry", on_delete=models.PROTECT, related_name="deeds"
    )
    action = models.ForeignKey(
        "strategy.Action", on_delete=models.PROTECT, related_name="+"
    )
    did = models.CharField(max_length=500)
    changed = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=80)

    class Meta:
        ordering = ("-id",)

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "enquiry",
            "action",
            "did",
            "changed",
            "role",
            "agency",
            "by",
            "at",
        )
        reasons = {
            "did": PUBLIC_WORDS,
            "changed": PUBLIC_WORDS,
            "role": "the title of a role",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.did
