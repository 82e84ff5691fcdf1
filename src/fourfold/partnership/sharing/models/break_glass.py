import uuid
from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class BreakGlassQuerySet(models.QuerySet["BreakGlass"]):
    def open(self, moment: datetime) -> "BreakGlassQuerySet":
        return self.filter(opened_at__lte=moment, ends_at__gt=moment)

    def unreviewed(self) -> "BreakGlassQuerySet":
        return self.filter(reviewed_at=None)


class BreakGlass(models.Model):
    """That somebody opened a record without having been let in, because it was urgent.

    Written only by `sharing.services`. The reason is in this row and nowhere else: not
    in the trail, in no log and in no mail.
    """

    class Finding(models.TextChoices):
        JUSTIFIED = "justified", "It was needed"
        LET_IN = "let-in", "It was needed, and they should have been let in before"
        NOT_NEEDED = "not-needed", "It was not needed"
        MISUSE = "misuse", "It was misused"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    record_kind = models.CharField(max_length=80)
    record_id = models.UUIDField()
    owner = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(max_length=2000)
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    review_due = models.DateField()
    reviewed_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    # When reviewers were told that the review is due.
    reminded_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=12, choices=Finding, blank=True)

    objects = BreakGlassQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-id")
        verbose_name_plural = "break-glass"
        indexes = (
            models.Index(
                fields=("person", "record_kind", "ends_at"), name="glass_of_person"
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="break_glass_has_a_reason", condition=~Q(reason="")
            ),
            models.CheckConstraint(
                name="break_glass_ends_no_earlier_than_it_opens",
                condition=Q(ends_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="break_glass_reviewed_with_a_finding",
                condition=Q(reviewed_by=None, reviewed_at=None, finding="")
                | (
                    Q(reviewed_by__isnull=False, reviewed_at__isnull=False)
                    & ~Q(finding="")
                ),
            ),
            models.CheckConstraint(
                name="break_glass_reviewed_by_somebody_else",
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("person")),
            ),
        )

    class Privacy:
        about = "person"
        personal = ("person", "agency", "reason", "opened_at", "ends_at", "finding")
        plain = (
            "id",
            "public_id",
            "record_kind",
            "record_id",
            "owner",
            "review_due",
            "reviewed_by",
            "reviewed_at",
            "reminded_at",
        )
        reasons = {
            "reviewed_by": "did so at work; the audit trail tells the same",
            "record_kind": "the name of a kind of record",
        }
        why = "to look afterwards at who opened a record without having been let in"
        keep = Keep(since="reviewed_at", period="memberships", then=Then.DELETE)

    def __str__(self) -> str:
        return str(self.public_id)

    def is_open(self, moment: datetime) -> bool:
        return self.opened_at <= moment < self.ends_at

    def is_overdue(self, day: date) -> bool:
        return self.reviewed_at is None and day > self.review_due
