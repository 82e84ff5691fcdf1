import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class Invitation(models.Model):
    """That somebody is asked to join, with a link that works once.

    Written only by `accounts.services`. Of the link only a digest is kept.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("work e-mail address")
    name = models.CharField(max_length=120)
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=40)
    team = models.ForeignKey(
        "accounts.Team",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    invited_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    token_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at", "-id")
        constraints = (
            models.CheckConstraint(
                name="invitation_is_accepted_or_withdrawn",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
            models.UniqueConstraint(
                fields=("email",),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_is_the_only_open_one",
            ),
        )

    class Privacy:
        about = ""
        found_by = ("email",)
        personal = ("email", "name", "agency", "role", "team")
        plain = (
            "id",
            "public_id",
            "invited_by",
            "invited_at",
            "token_digest",
            "expires_at",
            "accepted_at",
            "withdrawn_at",
        )
        reasons = {
            "invited_by": "did so at work; the audit trail tells the same",
            "token_digest": "a digest of chance",
        }
        why = "to let somebody join"
        keep = Keep(since="expires_at", period="invitations", then=Then.DELETE)

    def __str__(self) -> str:
        return f"Invitation to {self.agency}"

    def is_open(self, at: datetime) -> bool:
        unanswered = self.accepted_at is None and self.withdrawn_at is None
        return unanswered and at < self.expires_at
