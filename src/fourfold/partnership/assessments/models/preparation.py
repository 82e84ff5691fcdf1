import uuid

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import KeepAlways

DID_AT_WORK = "did so at work; the audit trail tells the same"


class Preparation(models.Model):
    """An assessment as it is being prepared: what it is of, its words, what is open.

    Written only by `assessments.services`. Its drafts are editions, which never change;
    what changes is here.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    area = models.ForeignKey(
        "areas.CoveredArea", on_delete=models.PROTECT, related_name="+"
    )
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    # As `fourfold assess --compare-with` takes it; empty for the saved or most similar.
    compare_with = models.CharField(max_length=200, blank=True)
    # Who stands behind the commentary, as documents print it.
    signed_as = models.CharField(max_length=120)
    begun_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-begun_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("area", "first_month", "last_month"),
                name="preparation_is_the_only_one_of_its_period",
            ),
            models.CheckConstraint(
                name="preparation_ends_after_it_begins",
                condition=Q(last_month__gte=F("first_month")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "area",
            "first_month",
            "last_month",
            "compare_with",
            "signed_as",
            "begun_by",
            "begun_at",
        )
        reasons = {
            "compare_with": "the name of a group of areas, or their codes",
            "signed_as": "a name and a team that are to be published",
            "begun_by": DID_AT_WORK,
        }
        why = "to write an assessment together"
        keep = KeepAlways("published assessments are made from it")

    def __str__(self) -> str:
        return f"{self.area}, {self.first_month} to {self.last_month}"
