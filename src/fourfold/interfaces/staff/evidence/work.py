"""Runs of long work: how far each is, what came of it, stopping and starting again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.partnership.datasets import policies, queries, services
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.errors import RefusedError

from .work_results import result_of, upload_left
from .work_showing import run_lines, run_steps, state_of, title_of_run
from .work_tasks import TASKS

LOOK_AGAIN_SECONDS = 5


@for_staff(policies.may_work)
def work(request: Request) -> HttpResponse:
    now = timezone.now()
    page = page_of(request.GET, queries.work())
    table = Table(
        caption="Work",
        caption_is_hidden=True,
        columns=[Column("What"), Column("State"), Column("Asked by"), Column("Asked")],
        rows=[
            [
                Cell(
                    title_of_run(run),
                    href=reverse("staff:work-run", args=[run.public_id]),
                    hint=run.error,
                ),
                Cell(*state_of(run, now)),
                run.asked_by,
                Cell(when=run.asked_at),
            ]
            for run in page.rows
        ],
        empty="Nobody has asked for anything yet.",
    )
    return render(
        request,
        "staff/evidence/work.html",
        {"table": table, "page": page, "trail": [("Data", reverse("staff:data"))]},
    )


@for_staff(policies.may_work)
def run(request: Request, public_id: UUID) -> HttpResponse:
    """A page that looks again by itself only for whoever asked it to."""
    found, now = _found(public_id), timezone.now()
    is_going = found.is_active and not found.is_lost(now)
    follows = is_going and "follow" in request.GET
    page = render(
        request,
        "staff/evidence/run.html",
        {
            "trail": [
                ("Data", reverse("staff:data")),
                ("Work", reverse("staff:work")),
            ],
            "run": found,
            "title": title_of_run(found),
            "lines": run_lines(found, now),
            "steps": run_steps(found, now),
            "is_going": is_going,
            "follows": follows,
            "is_lost": found.is_lost(now),
            "waits_long": found.waits_long(now),
            "seconds": LOOK_AGAIN_SECONDS,
            "result": result_of(found),
            "left": upload_left(found),
        },
    )
    if follows:
        page.headers["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return page


@for_staff(policies.may_work)
@require_POST
def stop(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    try:
        stopped = services.ask_to_stop(by=request.actor, run_id=found.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            "It will stop at its next step."
            if stopped.is_active
            else "It is stopped. Nothing was done.",
        )
    return redirect("staff:work-run", public_id)


@for_staff(policies.may_work)
@require_POST
def again(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    try:
        new = services.ask_for_work(
            by=request.actor,
            kind=WorkRun.Kind(found.kind),
            task=TASKS[found.kind],
            about=found.about,
            order=found.order,
        )
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("staff:work-run", public_id)
    return redirect("staff:work-run", new.public_id)


def _found(public_id: UUID) -> WorkRun:
    found = queries.run(public_id)
    if found is None:
        raise Http404
    return found
