"""Tell the operator of jobs that are late, once a day each."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.audit.doers import job
from fourfold.partnership.job_log.queries import late_jobs
from fourfold.partnership.notifications.queries import queued_since
from fourfold.partnership.notifications.services import queue

TEMPLATE = "job-missed"
AGAIN_AFTER = timedelta(days=1)


def run(at: datetime) -> dict[str, int]:
    late = late_jobs(at)
    found = partnership()
    address = found.configuration["contacts"].get("operator") if found else None
    if not address:
        # The page of jobs and /health/ready show it all the same.
        return {"late": len(late), "told": 0}
    with transaction.atomic():
        told = {context["job"] for context in queued_since(TEMPLATE, at - AGAIN_AFTER)}
        fresh = [state for state in late if state.job.name not in told]
        for state in fresh:
            queue(
                by=job("hourly/watch_jobs"),
                template=TEMPLATE,
                to=address,
                context={
                    "link": reverse("staff:jobs"),
                    "job": state.job.name,
                    "due_at": state.next_due,
                },
            )
    return {"late": len(late), "told": len(fresh)}
