from django.db import models
from django.db.models import F, Q

from fourfold.partnership.information_rights.clock import Clock
from fourfold.partnership.personal_data.declarations import Keep, Then
from fourfold.partnership.sharing.models import RestrictedRecord


class SubjectAccessRequest(RestrictedRecord):
    """That somebody asks what is held about them, and how far the answer is.

    Written only by `information_rights.services`. One person prepares the answer and
    another releases it.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "Received"
        IDENTIFIED = "identified", "Identity proved"
        COLLECTING = "collecting", "Collecting"
        REDACTION = "redaction", "Deciding what to give"
        AWAITING_RELEASE = "awaiting", "Awaiting release"
        RELEASED = "released", "Released"
        REFUSED = "refused", "Refused"

    CLOSED = (State.RELEASED, State.REFUSED)

    reference = models.CharField(max_length=16, unique=True)
    subject_name = models.CharField("name", max_length=120)
    subject_contact = models.CharField("how to reach them", max_length=200)
    subject_email = models.EmailField("e-mail address to look for", blank=True)
    # Their account, where they have or had one.
    person = models.ForeignKey(
        "accounts.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    received_on = models.DateField()
    identity_asked_on = models.DateField(null=True, blank=True)
    identity_proved_on = models.DateField(null=True, blank=True)
    # Codes of definitions/law/subject_access.toml.
    identity_proof = models.CharField(max_length=20, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    extended_on = models.DateField(null=True, blank=True)
    extended_for = models.CharField(max_length=20, blank=True)
    refused_for = models.CharField(max_length=20, blank=True)
    made_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    prepared_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta(RestrictedRecord.Meta):
        ordering = ("received_on", "id")
        constraints = (  # type: ignore[assignment] # longer than the one inherited
            *RestrictedRecord.Meta.constraints,
            models.CheckConstraint(
                name="request_closed_at_some_time",
                condition=Q(state__in=("released", "refused"), closed_at__isnull=False)
                | (~Q(state__in=("released", "refused")) & Q(closed_at=None)),
            ),
            models.CheckConstraint(
                name="request_released_by_another_than_prepared",
                condition=~Q(state="released")
                | (
                    Q(prepared_by__isnull=False, closed_by__isnull=False)
                    & ~Q(prepared_by=F("closed_by"))
                ),
            ),
            models.CheckConstraint(
                name="request_refused_for_a_reason",
                condition=Q(state="refused") & ~Q(refused_for="")
                | ~Q(state="refused") & Q(refused_for=""),
            ),
            models.CheckConstraint(
                name="request_identity_proved_somehow",
                condition=Q(identity_proved_on=None, identity_proof="")
                | (Q(identity_proved_on__isnull=False) & ~Q(identity_proof="")),
            ),
            models.CheckConstraint(
                name="request_extended_for_a_reason",
                condition=Q(extended_on=None, extended_for="")
                | (Q(extended_on__isnull=False) & ~Q(extended_for="")),
            ),
        )

    class Privacy:
        about = "person"
        found_by = ("subject_email",)
        personal = (
            "reference",
            "subject_name",
            "subject_contact",
            "subject_email",
            "person",
            "state",
            "received_on",
            "identity_proved_on",
            "identity_proof",
            "refused_for",
        )
        plain = (
            "id",
            "public_id",
            "tier",
            "owner",
            "identity_asked_on",
            "reminded_on",
            "extended_on",
            "extended_for",
            "made_by",
            "prepared_by",
            "closed_by",
            "closed_at",
        )
        reasons = {
            "extended_for": "a code",
            "made_by": "did so at work; the audit trail tells the same",
            "prepared_by": "did so at work; the audit trail tells the same",
            "closed_by": "did so at work; the audit trail tells the same",
        }
        why = "to answer people who ask what is held about them"
        keep = Keep(since="closed_at", period="subject_access", then=Then.DELETE)

    def __str__(self) -> str:
        return self.reference

    @property
    def clock(self) -> Clock:
        return Clock(
            received_on=self.received_on,
            identity_asked_on=self.identity_asked_on,
            identity_proved_on=self.identity_proved_on,
            is_extended=self.extended_on is not None,
        )

    @property
    def is_open(self) -> bool:
        return self.state not in self.CLOSED
