from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways


class Checkpoint(models.Model):
    """Where the trail begins after its oldest entries came to their end.

    Written only by `audit.services.retire`, never changed. The code of the last entry
    that is gone lets the rest be verified; the seal shows that we put it here.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    code = models.CharField(max_length=64)
    # Of entries that went this time, and text as it went into the seal.
    count = models.PositiveBigIntegerField()
    at = models.CharField(max_length=32)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("seq",)

    class Privacy:
        about = ""
        personal = ()
        plain = ("seq", "code", "count", "at", "seal")
        why = "to verify a trail whose beginning has come to its end"
        keep = KeepAlways("says nothing of anybody")

    def __str__(self) -> str:
        return f"up to {self.seq}"
