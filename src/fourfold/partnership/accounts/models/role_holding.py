from datetime import date

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.accounts.roles import Role, role_named
from fourfold.partnership.personal_data.declarations import Keep, Then


class RoleHoldingQuerySet(models.QuerySet["RoleHolding"]):
    def on(self, day: date) -> "RoleHoldingQuerySet":
        """Those that confer something that day: begun, approved, and not ended."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=day),
            Q(agency__left_on=None) | Q(agency__left_on__gte=day),
            starts_on__lte=day,
            awaits_approval=False,
        )


class RoleHolding(models.Model):
    """A role that a person holds in an agency, from one day to another.

    Written only by `accounts.services`. An ended holding stays, so that it can be said
    who was what at any time.
    """

    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="holdings"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="holdings"
    )
    role = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)
    awaits_approval = models.BooleanField(default=False)
    approved_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = RoleHoldingQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "id")
        constraints = (
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="role_approved_by_somebody_at_some_time",
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="role_approved_by_another_than_granted",
                condition=Q(approved_by=None)
                | Q(granted_by=None)
                | ~Q(approved_by=F("granted_by")),
            ),
            models.CheckConstraint(
                name="role_approved_awaits_nothing",
                condition=Q(awaits_approval=False) | Q(approved_by=None),
            ),
        )

    class Privacy:
        about = "person"
        personal = ("person", "agency", "role", "starts_on", "ends_on")
        plain = (
            "id",
            "granted_by",
            "granted_at",
            "awaits_approval",
            "approved_by",
            "approved_at",
        )
        reasons = {
            "granted_by": "did so at work; the audit trail tells the same",
            "approved_by": "did so at work; the audit trail tells the same",
        }
        why = "to say who may see and do what, and who was what at the time"
        keep = Keep(since="person__left_at", period="roles", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.definition.title}, {self.agency}"

    @property
    def definition(self) -> Role:
        return role_named(self.role)
