from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways


class LoadedRelease(models.Model):
    """A release of the data folder: what one load brought in, as a row to point at.

    Written only by `datasets.services.catalogue`. A folder that is begun anew numbers
    its releases from one again, so a number is unique only with its fingerprint.
    """

    release_id = models.CharField(max_length=20)
    # Of its files and of when they were loaded: the same wherever the folder stands.
    fingerprint = models.CharField(max_length=64)
    edition = models.CharField(max_length=20)
    loaded_at = models.DateTimeField()
    is_invented = models.BooleanField()
    datasets = models.JSONField()
    # Empty for tables of areas and people, which are of no month.
    first_month = models.CharField(max_length=7, blank=True)
    last_month = models.CharField(max_length=7, blank=True)
    rows_kept = models.BigIntegerField()
    rows_refused = models.BigIntegerField()
    # Whether the data folder still had it when it was last looked into.
    is_there = models.BooleanField(default=True)
    catalogued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-loaded_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("release_id", "fingerprint"), name="release_is_catalogued_once"
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "release_id",
            "fingerprint",
            "edition",
            "loaded_at",
            "is_invented",
            "datasets",
            "first_month",
            "last_month",
            "rows_kept",
            "rows_refused",
            "is_there",
            "catalogued_at",
        )
        why = "to say what figures rest on"
        keep = KeepAlways("published figures point at it")

    def __str__(self) -> str:
        return self.release_id
