import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .appended import AppendedForAgency
from .reasons import AT_WORK, KEPT, PUBLIC_WORDS, WHY


class DutyNote(AppendedForAgency):
    """What shows that a duty of the law is met, or what is missing for it.

    duty : its name in definitions/law/duties.toml
    dated_on : of what shows it; of a gap, the day on which it was named
    """

    class Kind(models.TextChoices):
        EVIDENCE = "evidence", _("Evidence")
        GAP = "gap", _("Gap")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    duty = models.SlugField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.CharField(max_length=500)
    link = models.URLField(max_length=500, blank=True)
    document = models.CharField(max_length=300, blank=True)
    dated_on = models.DateField()
    role = models.CharField(max_length=80)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="duty_evidence_can_be_found",
                condition=Q(kind="gap") | ~Q(link="", document=""),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "duty",
            "kind",
            "text",
            "link",
            "document",
            "dated_on",
            "role",
            "agency",
            "by",
            "at",
        )
        reasons = {
            "duty": "the name of a duty of the law",
            "text": PUBLIC_WORDS,
            "link": "the address of a document that is public",
            "document": "the name of a document",
            "role": "the title of a role",
            "by": AT_WORK,
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return self.text
