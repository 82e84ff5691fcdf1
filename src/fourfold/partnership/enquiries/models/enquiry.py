import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from .reasons import KEPT, WHY


class Enquiry(models.Model):
    """A question about something that was promised, without who asked it.

    Written only by `enquiries.services`. Whether it is late is in no field: it is
    worked out from the day it was asked and the calendar (`clock.py`).

    kind, subject : what it is about, as histories of strategies name it
    text : what everybody reads; empty until it is shown
    code_digest : of the code with which whoever asked finds it again
    agency : that is to answer; None while it is for whoever manages strategies
    read_on : when it was first decided whether it is shown
    """

    class State(models.TextChoices):
        UNREAD = "unread", "Waits to be read"
        SHOWN = "shown", "Shown"
        REFUSED = "refused", "Not shown"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.SlugField(max_length=20)
    subject = models.UUIDField(db_index=True)
    text = models.TextField(blank=True)
    # The day and not the minute: it could be held against a log.
    asked_on = models.DateField()
    code_digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=7, choices=State, default=State.UNREAD)
    reason = models.SlugField(max_length=40, blank=True)
    agency = models.ForeignKey(
        "accounts.Agency", null=True, on_delete=models.PROTECT, related_name="+"
    )
    read_on = models.DateField(null=True)
    refused_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ("-asked_on", "-id")
        verbose_name = "question about what was promised"
        constraints = (
            models.CheckConstraint(
                name="enquiry_is_shown_with_its_words",
                condition=Q(state="shown") & ~Q(text="") | ~Q(state="shown"),
            ),
            models.CheckConstraint(
                name="enquiry_is_refused_with_a_reason",
                condition=Q(state="refused", refused_on__isnull=False, answered_on=None)
                & ~Q(reason="")
                | ~Q(state="refused") & Q(refused_on=None, reason=""),
            ),
            models.CheckConstraint(
                name="enquiry_is_read_once_it_is_decided",
                condition=Q(state="unread", read_on=None, answered_on=None)
                | ~Q(state="unread") & Q(read_on__isnull=False),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "kind",
            "subject",
            "text",
            "asked_on",
            "code_digest",
            "state",
            "reason",
            "agency",
            "read_on",
            "refused_on",
            "answered_on",
        )
        reasons = {
            "text": "shown only once somebody took out what tells of a person",
            "code_digest": "a digest of a code that was made at random",
        }
        why = WHY
        keep = KEPT

    def __str__(self) -> str:
        return f"question {self.pk}"

    @property
    def is_answered(self) -> bool:
        return self.answered_on is not None

    @property
    def is_shown(self) -> bool:
        return self.state == self.State.SHOWN

    @property
    def settled_on(self) -> date | None:
        """When it was first answered, or refused; None while it is open."""
        return self.answered_on or self.refused_on
