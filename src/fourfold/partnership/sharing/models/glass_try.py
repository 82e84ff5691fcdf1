from django.db import models

from fourfold.partnership.personal_data.declarations import Keep, Then


class GlassTry(models.Model):
    """That somebody tried to open a record by break-glass: to limit how often.

    Written only by `sharing.services`. Of which record is not kept here.
    """

    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("person", "at"), name="glass_tries"),)

    class Privacy:
        about = "person"
        personal = ("person", "at")
        plain = ("id",)
        why = "to notice somebody who goes through references"
        keep = Keep(since="at", period="memberships", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.person}, {self.at}"
