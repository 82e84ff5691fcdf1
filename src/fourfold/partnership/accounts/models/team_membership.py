from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class TeamMembership(models.Model):
    """That a person belongs to a team, from one day to another.

    Written only by `accounts.services`.
    """

    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="memberships"
    )
    team = models.ForeignKey(
        "accounts.Team", on_delete=models.PROTECT, related_name="memberships"
    )
    is_lead = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts_on", "id")
        constraints = (
            models.CheckConstraint(
                name="team_membership_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=("person", "team"),
                condition=Q(ends_on=None),
                name="team_joined_once_at_a_time",
            ),
        )

    class Privacy:
        about = "person"
        personal = ("person", "team", "is_lead", "starts_on", "ends_on")
        plain = ("id",)
        why = "to know who works together"
        keep = Keep(since="person__left_at", period="people", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.person} in {self.team}"
