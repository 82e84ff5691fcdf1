from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepAlways


class CubeBuild(models.Model):
    """A build of the counts in the data folder, as a row to point at.

    Written only by `datasets.services.catalogue`.
    """

    name = models.CharField(max_length=40)
    # Of all that the build says of itself.
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    is_invented = models.BooleanField()
    # The one that assessments are made from until there is another.
    is_current = models.BooleanField(default=False)
    is_there = models.BooleanField(default=True)
    catalogued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("name", "fingerprint"), name="build_is_catalogued_once"
            ),
            models.UniqueConstraint(
                fields=("is_current",),
                condition=Q(is_current=True),
                name="build_is_the_only_current_one",
            ),
            models.CheckConstraint(
                name="build_is_current_only_if_there",
                condition=Q(is_current=False) | Q(is_there=True),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "name",
            "fingerprint",
            "made_at",
            "is_invented",
            "is_current",
            "is_there",
            "catalogued_at",
        )
        why = "to say what figures rest on"
        keep = KeepAlways("published assessments point at it")

    def __str__(self) -> str:
        return self.name
