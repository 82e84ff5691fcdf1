from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways


class CoveredArea(models.Model):
    """An area of the partnership, to point at: the authority or one of its wards.

    Written only by `areas.services.set_up`. Its code is that of the Office for National
    Statistics, the same as in the evidence.
    """

    class Kind(models.TextChoices):
        AUTHORITY = "authority", "Local authority"
        WARD = "ward", "Ward"

    code = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    # A ward that a boundary review has ended stays, for what points at it.
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("kind", "name")

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "code", "name", "kind", "is_current")
        why = "to say where things are"
        keep = KeepAlways("areas are not persons")

    def __str__(self) -> str:
        return self.name
