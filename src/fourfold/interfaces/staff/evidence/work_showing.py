"""A run of work as lines and steps of its page."""

from datetime import datetime

from fourfold.interfaces.components.sizes import size_words
from fourfold.interfaces.components.values import Line, Task
from fourfold.partnership.datasets.models import WorkRun

State = WorkRun.State
TAGS = {
    State.WAITING: "grey",
    State.RUNNING: "blue",
    State.DONE: "green",
    State.FAILED: "red",
    State.CANCELLED: "grey",
    State.STOPPED: "orange",
}
# What is counted in bytes; other kinds count documents or nothing.
IN_BYTES = {WorkRun.Kind.CHECK, WorkRun.Kind.LOAD}


def title_of_run(run: WorkRun) -> str:
    """ "Draft of an assessment: Marshgate", "Build of the counts"."""
    what, subject = run.get_kind_display(), run.order.get("title", "")
    return f"{what}: {subject}" if subject else what


def state_of(run: WorkRun, now: datetime) -> tuple[str, str, str]:
    """Its state in words, with no address, and the colour of its tag."""
    state = State.STOPPED if run.is_lost(now) else State(run.state)
    if state == State.RUNNING and run.stop_asked_at:
        return "Stopping", "", "orange"
    return state.label, "", TAGS[state]


def run_lines(run: WorkRun, now: datetime) -> list[Line]:
    text, _, colour = state_of(run, now)
    times = [
        ("Asked", run.asked_at),
        ("Begun", run.started_at),
        ("Ended", run.ended_at),
    ]
    return [
        Line("State", text, tag=colour),
        Line("Asked by", run.asked_by),
        *(Line(title, when=when) for title, when in times if when),
    ]


def run_steps(run: WorkRun, now: datetime) -> list[Task]:
    """Steps so far; the last one is under way as long as the run is."""
    last, is_going = len(run.steps) - 1, run.is_active and not run.is_lost(now)
    return [
        Task(
            title=text,
            is_done=number < last or run.state == State.DONE,
            state="Under way" if is_going else "Not ended",
            tag="blue" if is_going else "grey",
            hint=_amount(run) if number == last and is_going else "",
        )
        for number, text in enumerate(run.steps)
    ]


def _amount(run: WorkRun) -> str:
    """How much of a step is done; nothing where it is not known."""
    if not run.total:
        return ""
    if run.kind in IN_BYTES:
        return f"{size_words(run.done)} of {size_words(run.total)}"
    return f"{run.done:,} of {run.total:,}"
