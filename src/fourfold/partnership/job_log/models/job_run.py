from django.db import models
from django.db.models import Q

from fourfold.partnership.personal_data.declarations import KeepAlways


class JobRun(models.Model):
    """One run of a job: when, for which minute, hour, day or month, and how it ended.

    Written only by `job_log.services`. A run that is under way is also the lease of its
    job: as long as it stands, the database lets nobody begin another.
    """

    class Outcome(models.TextChoices):
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        # Its process was stopped, or has not been heard of since the lease ended.
        LOST = "lost", "Stopped before it ended"

    name = models.CharField(max_length=80)
    slot = models.DateTimeField()
    asked_for = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    lease_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=8, choices=Outcome, default=Outcome.RUNNING.value
    )
    counts = models.JSONField(default=dict)
    # The class of what went wrong; its message may name a person.
    error = models.CharField(max_length=120, blank=True)
    # Which machine, without its name: equal for equal machines.
    host = models.CharField(max_length=12)

    class Meta:
        ordering = ("-started_at", "-id")
        indexes = (
            models.Index(fields=("name", "outcome", "-slot"), name="run_by_outcome"),
            models.Index(fields=("name", "-started_at"), name="run_by_job"),
            models.Index(fields=("-started_at",), name="run_by_time"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("name",),
                condition=Q(outcome="running"),
                name="run_is_the_only_one_of_its_job",
            ),
            models.UniqueConstraint(
                fields=("name", "slot"),
                condition=Q(outcome="done", asked_for=False),
                name="run_is_done_once_a_slot",
            ),
            models.CheckConstraint(
                name="run_has_ended_with_an_outcome",
                condition=Q(outcome="running", ended_at=None)
                | (~Q(outcome="running") & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="run_failed_of_something",
                condition=Q(outcome="failed") & ~Q(error="")
                | ~Q(outcome="failed") & Q(error=""),
            ),
        )

    class Privacy:
        about = ""
        personal = ()
        plain = (
            "id",
            "name",
            "slot",
            "asked_for",
            "started_at",
            "lease_until",
            "ended_at",
            "outcome",
            "counts",
            "error",
            "host",
        )
        why = "to see that what should run by itself does"
        keep = KeepAlways("counts what jobs did, and names no person; cleared by a job")

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
