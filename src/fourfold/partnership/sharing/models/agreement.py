import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from fourfold.partnership.personal_data.declarations import KeepAlways


class SharingAgreementQuerySet(models.QuerySet["SharingAgreement"]):
    def running(self, day: date) -> "SharingAgreementQuerySet":
        """Those that have begun, not ended and not been withdrawn. Whom they bind is
        another question: each agency that has signed."""
        return self.filter(starts_on__lte=day, ends_on__gte=day, withdrawn_at=None)


class SharingAgreement(models.Model):
    """What agencies have agreed to share, what for, and by which powers: one version.

    Written only by `sharing.services`. Signed words are never changed: a new version
    takes over from the day on which it begins, once all its parties have signed it.
    All versions of an agreement have its series.
    """

    class Withdrawal(models.TextChoices):
        PURPOSE_OVER = "purpose-over", "What it was for is over"
        PARTY_LEAVES = "party-leaves", "An agency no longer takes part"
        BREACH = "breach", "It was not kept to"
        POWER_ENDED = "power-ended", "The law it rests on has changed"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=160)
    # Ids of `definitions/law/sharing_powers.toml`.
    powers = models.JSONField(default=list)
    # Codes of `definitions/sharing.toml`.
    data_categories = models.JSONField(default=list)
    retention = models.TextField("how long each party keeps it", max_length=2000)
    starts_on = models.DateField()
    review_by = models.DateField()
    ends_on = models.DateField()
    drafted_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_for = models.CharField(max_length=16, choices=Withdrawal, blank=True)

    # When those who look after it were told; each is told once.
    told_of_review_at = models.DateTimeField(null=True, blank=True)
    told_of_end_at = models.DateTimeField(null=True, blank=True)

    objects = SharingAgreementQuerySet.as_manager()

    class Meta:
        ordering = ("title", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("series", "version"), name="agreement_version_is_the_only_one"
            ),
            # A version that another takes over from before it began never began.
            models.CheckConstraint(
                name="agreement_ends_no_earlier_than_the_day_before",
                condition=Q(ends_on__gte=F("starts_on")) | Q(replaced_by__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_withdrawn_for_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_for="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_for="")),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "series",
            "version",
            "title",
            "powers",
            "data_categories",
            "retention",
            "starts_on",
            "review_by",
            "ends_on",
            "drafted_by",
            "drafted_at",
            "replaced_by",
            "withdrawn_at",
            "withdrawn_by",
            "withdrawn_for",
            "told_of_review_at",
            "told_of_end_at",
        )
        reasons = {
            "drafted_by": "did so at work; the audit trail tells the same",
            "withdrawn_by": "did so at work; the audit trail tells the same",
        }
        why = "to show by what right agencies share"
        keep = KeepAlways("binds organisations, and must be shown years afterwards")

    def __str__(self) -> str:
        return self.title

    def status_on(self, day: date) -> "AgreementStatus":
        """In one word, of an agreement with its `parties` at hand."""
        if self.withdrawn_at is not None:
            return AgreementStatus.WITHDRAWN
        if self.replaced_by_id is not None and self.ends_on < day:
            return AgreementStatus.REPLACED
        if self.ends_on < day:
            return AgreementStatus.ENDED
        if any(party.signed_on is None for party in self.parties.all()):
            return AgreementStatus.UNSIGNED
        return AgreementStatus.COMING if day < self.starts_on else AgreementStatus.ON

    def is_review_due(self, day: date) -> bool:
        running = self.status_on(day) in {AgreementStatus.ON, AgreementStatus.UNSIGNED}
        return running and self.review_by < day


class AgreementStatus(models.TextChoices):
    """Of all its parties together; between two of them see `need_to_know`."""

    UNSIGNED = "unsigned", "Waiting for signatures"
    COMING = "coming", "Signed, not yet begun"
    ON = "on", "In force"
    ENDED = "ended", "Ended"
    REPLACED = "replaced", "Replaced by a new version"
    WITHDRAWN = "withdrawn", "Withdrawn"
