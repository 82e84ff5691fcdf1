"""What runs by itself: whether it does, and what came of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import page_of
from fourfold.partnership.job_log import policies, queries
from fourfold.partnership.job_log.catalogue import UnknownJobError, job_named
from fourfold.partnership.job_log.services import ask_for_run

from .showing import jobs_table, runs_table, state_facts


@for_staff(policies.may_see_jobs)
def jobs(request: Request) -> HttpResponse:
    states = queries.job_states(timezone.now())
    page = page_of(request.GET, queries.run_log())
    context = {
        "table": jobs_table(states),
        "late": sum(state.is_late for state in states),
        "runs": runs_table(page.rows),
        "page": page,
    }
    return render(request, "staff/jobs/jobs.html", context)


@for_staff(policies.may_see_jobs)
def job(request: Request, schedule: str, name: str) -> HttpResponse:
    try:
        state = queries.state_of(job_named(f"{schedule}/{name}"), timezone.now())
    except UnknownJobError:
        raise Http404 from None
    page = page_of(request.GET, queries.run_log(state.job))
    context = {
        "trail": [("Jobs", reverse("staff:jobs"))],
        "state": state,
        "facts": state_facts(state),
        "runs": runs_table(page.rows),
        "page": page,
        "run_address": reverse("staff:job-run", args=[schedule, name]),
    }
    return render(request, "staff/jobs/job.html", context)


@for_staff(policies.may_run_jobs)
def run_now(request: Request, schedule: str, name: str) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        ask_for_run(name=f"{schedule}/{name}", by=request.actor)
    except UnknownJobError:
        raise Http404 from None
    messages.success(request, "It starts in a moment. Look at this page again soon.")
    return redirect("staff:job", schedule, name)
