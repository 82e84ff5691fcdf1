from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith


class LoadReport(models.Model):
    """What a load told of its rows: months, faults and what it revised.

    Written only by `datasets.services.catalogue`, from the manifest of the release.
    Apart from the release, so that lists of releases do not carry it.
    """

    release = models.OneToOneField(
        "datasets.LoadedRelease", on_delete=models.PROTECT, related_name="report"
    )
    # A `datasets.reports.Report` as JSON.
    content = models.JSONField()

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "release", "content")
        reasons = {"content": "counts of rows by month and reason, and lines of files"}
        why = "to judge what was loaded before it is counted"
        keep = KeepWith("release")

    def __str__(self) -> str:
        return f"Report of {self.release}"
