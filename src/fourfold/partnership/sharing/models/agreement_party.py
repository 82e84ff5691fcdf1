from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepWith


class AgreementParty(models.Model):
    """An agency that an agreement is between, and who signed it for them.

    Written only by `sharing.services`. An agreement binds those who have signed.
    """

    agreement = models.ForeignKey(
        "sharing.SharingAgreement", on_delete=models.CASCADE, related_name="parties"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    signed_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("agency__name",)
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "agency"), name="agreement_party_named_once"
            ),
            models.CheckConstraint(
                name="agreement_signed_by_somebody_on_some_day",
                condition=Q(signed_by=None, signed_on=None)
                | Q(signed_by__isnull=False, signed_on__isnull=False),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "agreement", "agency", "signed_by", "signed_on")
        reasons = {
            "signed_by": "signed for their agency, as anybody may know",
        }
        why = "to know whom an agreement binds, and who signed it"
        keep = KeepWith("agreement")

    def __str__(self) -> str:
        return str(self.agency)
