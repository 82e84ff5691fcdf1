import uuid

from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import Keep, Then


class Message(models.Model):
    """A message to somebody, from the act that asks for it until it has been handed on.

    Written only by `notifications.services` and `notifications.delivery`. It names the
    person by a number and not by a key: people are above.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        SMS = "sms", "Text message"
        LETTER = "letter", "Letter"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        GIVEN_UP = "given-up", "Given up"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.EMAIL)
    to_address = models.EmailField()
    person_ref = models.UUIDField(null=True, blank=True, db_index=True)
    template = models.CharField(max_length=60)
    context = models.JSONField(default=dict)
    language = models.CharField(max_length=12, default="en-gb")
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    # The same at every attempt: whoever gets it twice can tell.
    message_id = models.CharField(max_length=120, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Attempts of which it is not known whether the message was taken.
    unconfirmed = models.PositiveSmallIntegerField(default=0)
    # That an attempt is under way; if this is still so when the next is due, the
    # program that made it has died.
    is_claimed = models.BooleanField(default=False)
    next_attempt_at = models.DateTimeField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("-queued_at", "-id")
        indexes = (
            models.Index(
                fields=("next_attempt_at", "id"),
                condition=Q(state="queued"),
                name="message_due",
            ),
            models.Index(fields=("queued_at", "id"), name="message_by_time"),
            models.Index(fields=("state", "queued_at", "id"), name="message_by_state"),
        )
        constraints = (
            models.CheckConstraint(
                name="message_sent_at_some_time",
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="message_claimed_while_queued",
                condition=Q(is_claimed=False) | Q(state="queued"),
            ),
        )

    class Privacy:
        about = ""
        found_by = ("to_address",)
        personal = ("to_address", "person_ref", "template", "context", "language")
        plain = (
            "id",
            "public_id",
            "channel",
            "state",
            "message_id",
            "attempts",
            "unconfirmed",
            "is_claimed",
            "next_attempt_at",
            "queued_at",
            "sent_at",
            "last_error",
        )
        reasons = {
            "message_id": "made of the message's own random number",
            "last_error": "a code of ours, never what a server wrote",
        }
        why = "to hand messages on, and to show that it was done"
        keep = Keep(since="queued_at", period="messages", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.template}, {self.get_state_display()}"

    @property
    def masked_address(self) -> str:
        """Enough to recognise an address by, and not enough to write to it."""
        name, _, domain = self.to_address.rpartition("@")
        return f"{name[:1]}…@{domain}"
