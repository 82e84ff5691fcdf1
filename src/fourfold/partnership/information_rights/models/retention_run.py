import uuid

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import KeepAlways


class RetentionRun(models.Model):
    """One look at everything whose time is over, and its end; or only the look.

    Written only by `information_rights.services`. A run without an end was broken off:
    what it had done is done, and the next goes on from there.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # The time as of which it asked what is over.
    as_of = models.DateTimeField()
    is_dry = models.BooleanField()
    # As the audit trail names whoever started it.
    started_by = models.CharField(max_length=80)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at", "-id")
        constraints = (
            models.CheckConstraint(
                name="retention_run_ends_after_it_starts",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "as_of",
            "is_dry",
            "started_by",
            "started_at",
            "ended_at",
        )
        why = "to show that things come to their end when they should"
        keep = KeepAlways("holds numbers of rows, and who ran it as the trail does")

    def __str__(self) -> str:
        return f"{'Preview' if self.is_dry else 'Run'} as of {self.as_of:%Y-%m-%d}"
