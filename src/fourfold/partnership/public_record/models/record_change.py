from django.db import models

from fourfold.partnership.strategy.models.appended import AppendedForAgency

from .reasons import AT_WORK, KEPT, WHY


class RecordChange(AppendedForAgency):
    """That something of the record was made or became another: when, from, to, why.

    kind, subject : what it is of: "publication", and its public identifier
    field : the name of what changed; empty for the making of it
    """

    kind = models.CharField(max_length=20)
    subject = models.UUIDField(db_index=True)
    field = models.CharField(max_length=40, blank=True)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=80)

    class Meta:
        ordering = ("-at", "-id")

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "kind",
            "subject",
            "field",
            "old",
            "new",
            "reason",
            "role",
            "agency",
            "by",
            "at",
        )
        reasons = {
            "kind": "a kind of thing",
            "field": "the name of a field",
            "old": "what was public; never the name of a person",
            "new": "what is public; never the name of a person",
            "reason": "words for the public; the form says to name nobody",
            "role": "the title of a role",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.field or 'made'}"
