from django.db import models

from fourfold.partnership.personal_data.declarations import KeepWith


class AgreementPurpose(models.Model):
    """One thing that an agreement is for. A row, so that a query can ask for it.

    Written only by `sharing.services`.
    """

    agreement = models.ForeignKey(
        "sharing.SharingAgreement", on_delete=models.CASCADE, related_name="purposes"
    )
    # A code of `definitions/sharing.toml`.
    code = models.CharField(max_length=40)

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "code"), name="agreement_purpose_named_once"
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "agreement", "code")
        reasons = {
            "code": "a code of our own definitions",
        }
        why = "to share only for what was agreed"
        keep = KeepWith("agreement")

    def __str__(self) -> str:
        return self.code
