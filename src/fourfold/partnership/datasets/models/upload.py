import uuid

from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import Keep, Then

from .work_run import DID_AT_WORK


class Upload(models.Model):
    """Files that somebody sent to be loaded. They stay until they are, or for a time.

    Written only by `datasets.services`. The files themselves stand in
    `datasets.staging.folder_of` it, under names that the site gave them.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sent_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    # Of each file: its name, its size and its SHA-256.
    files = models.JSONField()
    # What the files do not say of themselves: `events.loading.LoadOptions`.
    options = models.JSONField(default=dict)
    # When its files were removed, and whether they had been loaded.
    removed_at = models.DateTimeField(null=True)
    was_loaded = models.BooleanField(default=False)

    class Meta:
        ordering = ("-sent_at", "-id")
        constraints = (
            models.CheckConstraint(
                name="upload_is_removed_once_loaded",
                condition=Q(was_loaded=False) | Q(removed_at__isnull=False),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "sent_by",
            "sent_at",
            "files",
            "options",
            "removed_at",
            "was_loaded",
        )
        reasons = {
            "sent_by": DID_AT_WORK,
            "files": "names, sizes and hashes of publishers' files",
            "options": "months, codes of areas, the name of a police force",
        }
        why = "to check files before they are loaded"
        keep = Keep(since="removed_at", period="jobs", then=Then.DELETE)

    def __str__(self) -> str:
        return f"Upload of {len(self.files)} files"

    @property
    def is_there(self) -> bool:
        return self.removed_at is None
