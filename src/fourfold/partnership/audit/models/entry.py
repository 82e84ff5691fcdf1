from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways


class Entry(models.Model):
    """One thing that somebody did or saw.

    Written only by `audit.services.record`. It has no foreign keys, so that nothing
    that happens to what it names can change it, and no text that anybody typed, so
    that keeping it never means keeping what should be gone. The database itself
    refuses to change or delete an entry.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    # Text, as it went into the code: a time that a database rounds would break it.
    at = models.CharField(max_length=32)
    doer = models.CharField(max_length=80)
    agency = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=80)
    target_kind = models.CharField(max_length=80, blank=True)
    target = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=80, blank=True)
    details = models.JSONField(default=dict)
    code = models.CharField(max_length=64)

    class Meta:
        ordering = ("seq",)
        # By time, then number: a page of any one filter is read from one index, and
        # costs the same however long the trail is.
        indexes = (
            models.Index(fields=("at", "seq"), name="entry_by_time"),
            models.Index(fields=("doer", "at", "seq"), name="entry_by_doer"),
            models.Index(fields=("target", "at", "seq"), name="entry_by_target"),
            models.Index(fields=("action", "at", "seq"), name="entry_by_action"),
            models.Index(fields=("agency", "at", "seq"), name="entry_by_agency"),
            models.Index(fields=("purpose", "at", "seq"), name="entry_by_purpose"),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "seq",
            "at",
            "doer",
            "agency",
            "action",
            "target_kind",
            "target",
            "purpose",
            "details",
            "code",
        )
        why = "to prove who did and saw what"
        # No job deletes single entries: a whole beginning of the trail comes to its end
        # by `audit.services.retire`, after the partnership's own period `audit`.
        keep = KeepAlways(
            "names persons by a number that means nothing once their row is anonymised;"
            " its end is a service of its own, which keeps the rest provable"
        )

    def __str__(self) -> str:
        return f"{self.seq}: {self.action}"
