import uuid

from django.db import models

from fourfold.partnership.personal_data.declarations import KeepAlways


class Team(models.Model):
    """People of one agency who work together. Written only by `accounts.services`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="teams"
    )
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name"), name="team_named_once_in_an_agency"
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = ("id", "public_id", "agency", "name")
        why = "to know who works together"
        keep = KeepAlways("names a team, not its members")

    def __str__(self) -> str:
        return self.name
