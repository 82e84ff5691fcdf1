"""Takes old runs out of the log."""

from datetime import datetime

from django.db.models import Max

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.schedules import kept_days


def clear_run_log(*, at: datetime, by: Doer) -> int:
    """Remove runs whose time is over, but of each job the last that was done.

    Not recorded in the trail: it is a log of programs, and its rows say no more than
    that they ran.
    """
    done = JobRun.objects.filter(outcome=JobRun.Outcome.DONE).order_by()
    keep = done.values("name").annotate(last=Max("pk")).values_list("last", flat=True)
    old = JobRun.objects.filter(ended_at__lt=at - kept_days("runs"))
    removed, _ = old.exclude(pk__in=list(keep)).delete()
    return removed
