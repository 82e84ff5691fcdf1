"""Writes down how far work is, and how it ended. The worker asks, and no page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.datasets.models import WorkRun

State = WorkRun.State


def begin_work(*, by: Doer, run_id: int) -> WorkRun | None:
    """Take a run that waits; None if it was cancelled, or another has taken it."""
    now = timezone.now()
    waiting = WorkRun.objects.filter(pk=run_id, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, started_at=now, beat_at=now):
        return None
    return WorkRun.objects.select_related("asked_by").get(pk=run_id)


def tell_progress(
    *, by: Doer, run_id: int, steps: Sequence[str], done: int = 0, total: int = 0
) -> bool:
    """Say that a run is alive and how far it is; whether it is to go on."""
    running = WorkRun.objects.filter(pk=run_id, state=State.RUNNING)
    running.update(beat_at=timezone.now(), steps=list(steps), done=done, total=total)
    return running.filter(stop_asked_at=None).exists()


@transaction.atomic
def end_work(
    *,
    by: Doer,
    run_id: int,
    state: WorkRun.State,
    result: Mapping[str, Any] | None = None,
    error: str = "",
) -> bool:
    """Write down how a run ended, unless it was taken for lost before."""
    running = WorkRun.objects.filter(pk=run_id, state=State.RUNNING)
    ended = running.update(
        state=state, ended_at=timezone.now(), result=dict(result or {}), error=error
    )
    if ended:
        run = WorkRun.objects.get(pk=run_id)
        record(
            by=by,
            action="datasets.work_ended",
            target=run,
            kind=run.kind,
            state=run.state,
        )
    return bool(ended)
