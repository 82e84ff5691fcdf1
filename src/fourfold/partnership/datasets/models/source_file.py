from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith


class SourceFile(models.Model):
    """A publisher's file that a release read, by its name and its hash.

    Written only by `datasets.services.catalogue`.
    """

    release = models.ForeignKey(
        "datasets.LoadedRelease", on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField(max_length=300)
    dataset = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    rows_kept = models.BigIntegerField()
    rows_refused = models.BigIntegerField()

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("release", "dataset", "name", "sha256"),
                name="source_file_is_told_once",
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "release",
            "name",
            "dataset",
            "sha256",
            "rows_kept",
            "rows_refused",
        )
        reasons = {
            "name": "the name of a publisher's file",
            "dataset": "the name of a data set",
            "sha256": "a hash of what is published",
        }
        why = "to prove which files figures rest on"
        keep = KeepWith("release")

    def __str__(self) -> str:
        return self.name
