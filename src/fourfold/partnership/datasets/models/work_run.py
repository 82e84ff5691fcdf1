import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.personal_data.declarations import Keep, Then

ACTIVE = ("waiting", "running")
DID_AT_WORK = "did so at work; the audit trail tells the same"


class WorkRun(models.Model):
    """Long work that somebody asked for: how far it is, and what came of it.

    Written only by `datasets.services`. It is done by a worker and not by a page, so it
    goes on when the browser is closed. As long as a run that writes the data folder
    stands, the database lets nobody ask for another.
    """

    class Kind(models.TextChoices):
        CHECK = "check", "Check of files"
        LOAD = "load", "Load of files"
        BUILD = "build", "Build of the counts"
        DRAFT = "draft", "Draft of an assessment"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"
        # Its worker has not been heard of: it was killed, or the machine was.
        STOPPED = "stopped", "Stopped before it ended"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    # What it is about, of which one run at a time is enough: an upload, an assessment.
    about = models.CharField(max_length=60, blank=True)
    writes = models.BooleanField()
    # What was chosen in the form.
    order = models.JSONField(default=dict)
    asked_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING.value)
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    stop_asked_at = models.DateTimeField(null=True)
    # The steps so far as texts, and of the last one how much is done.
    steps = models.JSONField(default=list)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    result = models.JSONField(default=dict)
    # In words for whoever asked.
    error = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        indexes = (models.Index(fields=("kind", "about"), name="work_by_subject"),)
        constraints = (
            models.UniqueConstraint(
                fields=("writes",),
                condition=Q(writes=True, state__in=ACTIVE),
                name="work_run_is_the_only_writer",
            ),
            models.UniqueConstraint(
                fields=("kind", "about"),
                condition=Q(state__in=ACTIVE),
                name="work_run_is_the_only_one_about_it",
            ),
            models.CheckConstraint(
                name="work_run_has_ended_with_a_state",
                condition=Q(state__in=ACTIVE, ended_at=None)
                | (~Q(state__in=ACTIVE) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="work_run_says_why_it_failed",
                condition=~Q(state__in=("failed", "stopped")) | ~Q(error=""),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "public_id",
            "kind",
            "about",
            "writes",
            "order",
            "asked_by",
            "asked_at",
            "state",
            "started_at",
            "beat_at",
            "ended_at",
            "stop_asked_at",
            "steps",
            "done",
            "total",
            "result",
            "error",
        )
        reasons = {
            "about": "the number of an upload or an assessment",
            "order": "areas, months and numbers of rows",
            "asked_by": DID_AT_WORK,
            "steps": "texts of the program about files and areas",
            "result": "counts of rows, and names of publishers' files",
            "error": "what is wrong with a publisher's file",
        }
        why = "to show whoever asked how far it is, and what came of it"
        keep = Keep(since="ended_at", period="jobs", then=Then.DELETE)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_state_display()}"

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE

    def is_lost(self, at: datetime) -> bool:
        """Whether its worker has been silent for too long to be alive."""
        return (
            self.state == self.State.RUNNING
            and self.beat_at is not None
            and at - self.beat_at > limits().lost_after
        )

    def waits_long(self, at: datetime) -> bool:
        """Whether it has waited so long that no worker seems to be there."""
        return self.state == self.State.WAITING and at - self.asked_at > limits().waits
