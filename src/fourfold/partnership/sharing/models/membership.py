import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class MembershipQuerySet(models.QuerySet["Membership"]):
    def at(self, moment: datetime) -> "MembershipQuerySet":
        return self.filter(
            Q(ends_at=None) | Q(ends_at__gt=moment), starts_at__lte=moment
        )

    def unended(self) -> "MembershipQuerySet":
        """Those that nobody has ended, though their time may be over."""
        return self.filter(end_reason="")

    def of(self, kind: str, record_id: uuid.UUID) -> "MembershipQuerySet":
        return self.filter(record_kind=kind, record_id=record_id)


class Membership(models.Model):
    """That a person is let into a record, in a role, for a purpose, for some time.

    Written only by `sharing.services`. It opens nothing by itself: `need_to_know` also
    asks whether they hold the role today and the agreement is in force. An ended one
    stays, so that it can be said who could see what at any time.
    """

    class End(models.TextChoices):
        NOT_NEEDED = "not-needed", "They no longer need it"
        MISTAKE = "mistake", "They should not have been let in"
        CONFLICT = "conflict", "They know somebody in it"
        TRANSFERRED = "transferred", "The record went to another agency"
        ROLE_OVER = "role-over", "They no longer have that role"
        LEFT = "left", "They left"
        RECORD_GONE = "record-gone", "The record is no longer held"

    record_kind = models.CharField(max_length=80)
    # The public identifier of the record: of whatever kind, so no foreign key.
    record_id = models.UUIDField()
    # The agency that owned the record when this was last in force.
    owner = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=40)
    # Codes of `definitions/sharing.toml` and of `law/sharing_powers.toml`.
    purpose = models.CharField(max_length=40)
    basis = models.CharField(max_length=40, blank=True)
    agreement = models.ForeignKey(
        "sharing.SharingAgreement",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    end_reason = models.CharField(max_length=12, choices=End, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "id")
        indexes = (
            models.Index(
                fields=("record_kind", "record_id", "person"), name="member_of_record"
            ),
            models.Index(fields=("person", "record_kind"), name="records_of_person"),
        )
        constraints = (
            models.CheckConstraint(
                name="membership_across_agencies_has_agreement_and_basis",
                condition=Q(agency=F("owner"))
                | (Q(agreement__isnull=False) & ~Q(basis="")),
            ),
            models.CheckConstraint(
                name="membership_has_a_purpose", condition=~Q(purpose="")
            ),
            models.CheckConstraint(
                name="membership_ends_no_earlier_than_it_starts",
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
            ),
            models.CheckConstraint(
                name="membership_ended_at_some_time",
                condition=Q(end_reason="") | Q(ends_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=(
                    "record_kind",
                    "record_id",
                    "person",
                    "agency",
                    "role",
                    "purpose",
                ),
                condition=Q(end_reason=""),
                name="membership_held_once_at_a_time",
            ),
        )

    class Privacy:
        about = "person"
        personal = (
            "person",
            "agency",
            "role",
            "purpose",
            "starts_at",
            "ends_at",
            "end_reason",
        )
        plain = (
            "id",
            "record_kind",
            "record_id",
            "owner",
            "basis",
            "agreement",
            "granted_by",
            "granted_at",
            "ended_by",
        )
        reasons = {
            "granted_by": "did so at work; the audit trail tells the same",
            "ended_by": "did so at work; the audit trail tells the same",
            "basis": "a code of our own definitions",
            "record_kind": "the name of a kind of record",
        }
        why = "to say who may see a record, and who could at the time"
        keep = Keep(since="ends_at", period="memberships", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.person}, {self.role}"
