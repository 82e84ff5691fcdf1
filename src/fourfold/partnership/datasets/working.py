"""Carries out a run in a worker: alive to whoever looks, and stopped when asked.

The work itself goes on in a thread of its own, which knows no database. The thread of
the worker meanwhile writes down how far it is and looks whether somebody asked it to
stop; the work hears of that the next time it tells how far it is.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied

from fourfold.analysis.errors import FourfoldError
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.audit.doers import Program, job
from fourfold.partnership.errors import RefusedError

from .limits import limits
from .models import WorkRun
from .services import begin_work, end_work, tell_progress
from .staging import uploads_folder

Result = TypeVar("Result")
State = WorkRun.State
WORKER = job("worker")
OUR_FAULT = (
    "Something went wrong that is not your doing, and nothing was changed. Start it"
    " again; if it happens again, tell whoever runs the site."
)
NOT_ALLOWED = "Whoever asked for it may not do this any more."


class StoppedError(Exception):
    """Somebody asked the work to stop."""


class Course:
    """How far work is, told from any of its threads. Raises StoppedError to stop it."""

    def __init__(self, run: WorkRun) -> None:
        self.run = run
        self._lock = Lock()
        self._steps: list[str] = []
        self._done, self._total = 0, 0
        self._goes_on = True

    def step(self, text: str) -> None:
        """A new step has begun."""
        with self._lock:
            self._steps.append(f"{text[:1].upper()}{text[1:]}")
            self._done, self._total = 0, 0
        self._stop_if_asked()

    def count(self, done: int, total: int, _label: str = "") -> None:
        """How much of this step is done."""
        with self._lock:
            self._done, self._total = done, total
        self._stop_if_asked()

    def away(self, work: Callable[[], Result]) -> Result:
        """Do what takes long, and watch it."""
        beat = limits().beat.total_seconds()
        with ThreadPoolExecutor(1, thread_name_prefix="work") as pool:
            future = pool.submit(work)
            while wait([future], timeout=beat).not_done:
                self.tell()
        self.tell()
        return future.result()

    def tell(self) -> None:
        """Write down how far it is, and hear whether it is to go on."""
        with self._lock:
            steps, done, total = list(self._steps), self._done, self._total
        self._goes_on = tell_progress(
            by=WORKER, run_id=self.run.pk, steps=steps, done=done, total=total
        )

    def _stop_if_asked(self) -> None:
        if not self._goes_on:
            raise StoppedError


Work = Callable[[Course, Actor], dict[str, Any]]


def carry_out(run_id: int, work: Work) -> str:
    """Do the work of a run, and write down how it ended; returns its state.

    work : does it as whoever asked, and returns what came of it
    """
    run = begin_work(by=WORKER, run_id=run_id)
    if run is None:
        return "not waiting any more"
    try:
        actor = actor_for(run.asked_by)
        state, result, error = State.DONE, work(Course(run), actor), ""
    except StoppedError:
        state, result, error = State.CANCELLED, {}, ""
    except (FourfoldError, RefusedError) as problem:
        state, result, error = State.FAILED, {}, in_words(problem)
    except PermissionDenied:
        state, result, error = State.FAILED, {}, NOT_ALLOWED
    except BaseException:
        _end(run, State.FAILED, {}, error=OUR_FAULT)
        raise
    return _end(run, state, result, error=error)


def in_words(problem: Exception) -> str:
    """What went wrong, without the folders of the machine."""
    text = re.sub(rf"{re.escape(str(uploads_folder()))}/[^/]+/files/", "", str(problem))
    text = text.replace(str(settings.EVIDENCE_FOLDER), "the data folder")
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _end(
    run: WorkRun, state: WorkRun.State, result: dict[str, Any], *, error: str
) -> str:
    by: Program = WORKER
    if not end_work(by=by, run_id=run.pk, state=state, result=result, error=error):
        return "taken for lost"
    return str(state)
