"""Asks for long work, asks it to stop, and finds what was lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks.base import Task

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import require, require_person
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.datasets import policies
from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.models.work_run import ACTIVE
from fourfold.partnership.errors import RefusedError

Kind, State = WorkRun.Kind, WorkRun.State
WRITING = frozenset({Kind.LOAD, Kind.BUILD})
LOST = (
    "The program that did it has not been heard of. Nothing was half done: start it"
    " again."
)


@transaction.atomic
def ask_for_work(
    *,
    by: Actor,
    kind: WorkRun.Kind,
    task: "Task[Any, Any]",
    about: str = "",
    order: Mapping[str, Any] | None = None,
) -> WorkRun:
    """Have a worker do something as soon as this is saved.

    Asking twice for the same, by two clicks or two people, gives the run that is under
    way already.

    task : of django-tasks, which is given the key of the run
    about : what one run at a time is enough of

    Raises PermissionDenied, and RefusedError where a run that writes the data folder
    would be the second.
    """
    person = require_person(by, policies.may_work)
    end_lost_work(by=by, at=timezone.now())
    if found := _under_way(kind, about):
        return found
    try:
        with transaction.atomic():
            run = WorkRun.objects.create(
                kind=kind,
                about=about,
                writes=kind in WRITING,
                order=dict(order or {}),
                asked_by=person,
            )
    except IntegrityError:
        if found := _under_way(kind, about):
            return found
        raise RefusedError(_busy()) from None
    record(
        by=by,
        action="datasets.work_asked_for",
        target=run,
        kind=run.kind,
        about=run.about,
    )
    task.enqueue(run.pk)
    return run


@transaction.atomic
def ask_to_stop(*, by: Actor, run_id: int) -> WorkRun:
    """End a run that waits, and have one that runs end at its next step.

    Raises PermissionDenied, and RefusedError for a run that has ended.
    """
    require(by, policies.may_work)
    now = timezone.now()
    end_lost_work(by=by, at=now)
    run = WorkRun.objects.select_for_update().get(pk=run_id)
    if not run.is_active:
        raise RefusedError(
            f"It is not under way any more: {run.get_state_display().lower()}."
        )
    run.stop_asked_at = now
    if run.state == State.WAITING:
        run.state, run.ended_at = State.CANCELLED, now
    run.save(update_fields=["state", "stop_asked_at", "ended_at"])
    record(by=by, action="datasets.work_stop_asked_for", target=run, kind=run.kind)
    return run


@transaction.atomic
def end_lost_work(*, by: Doer, at: datetime) -> int:
    """Note of runs whose worker has died that they will not end by themselves."""
    running = WorkRun.objects.select_for_update().filter(state=State.RUNNING)
    lost = list(running.filter(beat_at__lt=at - limits().lost_after))
    for run in lost:
        run.state, run.ended_at, run.error = State.STOPPED, at, LOST
        run.save(update_fields=["state", "ended_at", "error"])
        record(by=by, action="datasets.work_lost", target=run, kind=run.kind)
    return len(lost)


def _under_way(kind: WorkRun.Kind, about: str) -> WorkRun | None:
    return WorkRun.objects.filter(kind=kind, about=about, state__in=ACTIVE).first()


def _busy() -> str:
    writer = WorkRun.objects.filter(writes=True, state__in=ACTIVE).first()
    what = writer.get_kind_display().lower() if writer else "load or build"
    return (
        f"A {what} is under way, and only one at a time can change the data. Wait until"
        " it has ended, or stop it: see Work."
    )
