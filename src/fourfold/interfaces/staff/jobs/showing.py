"""Jobs and their runs as tables."""

from collections.abc import Sequence

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.queries import JobState

COLOURS = {
    JobRun.Outcome.DONE: "green",
    JobRun.Outcome.RUNNING: "blue",
    JobRun.Outcome.FAILED: "red",
    JobRun.Outcome.LOST: "orange",
}
NEVER = "Never"


def jobs_table(states: Sequence[JobState]) -> Table:
    return Table(
        caption="What runs by itself",
        caption_is_hidden=True,
        columns=[
            Column("Job"),
            Column("How often"),
            Column("Last success"),
            Column("Next due"),
            Column("State"),
        ],
        rows=[_job(state) for state in states],
    )


def runs_table(runs: Sequence[JobRun]) -> Table:
    return Table(
        caption="Runs, newest first",
        caption_is_hidden=True,
        columns=[
            Column("Job"),
            Column("Began"),
            Column("Outcome"),
            Column("What it did"),
        ],
        rows=[
            [
                Cell(run.name, href=_address(run.name), hint=_asked_for(run)),
                Cell(when=run.started_at),
                outcome_cell(run),
                _counted(run),
            ]
            for run in runs
        ],
        empty="Nothing has run yet. Is the timer set up? "
        "The guide for operators says how.",
    )


def state_facts(state: JobState) -> list[tuple[str, Cell]]:
    return [
        ("How often", Cell(state.job.schedule.label)),
        ("State", _state(state)),
        ("Last run", _began(state.last_run)),
        ("Last success", _began(state.last_success)),
        ("Next due", Cell(when=state.next_due)),
    ]


def outcome_cell(run: JobRun) -> Cell:
    outcome = JobRun.Outcome(run.outcome)
    return Cell(outcome.label, tag=COLOURS[outcome], hint=run.error)


def _job(state: JobState) -> list[object]:
    return [
        Cell(state.job.title, href=_address(state.job.name), hint=state.job.name),
        state.job.schedule.label,
        _began(state.last_success),
        Cell(when=state.next_due),
        _state(state),
    ]


def _state(state: JobState) -> Cell:
    return Cell("Late", tag="red") if state.is_late else Cell("On time", tag="green")


def _began(run: JobRun | None) -> Cell:
    return Cell(when=run.started_at) if run else Cell(NEVER)


def _counted(run: JobRun) -> str:
    counts = {what: number for what, number in run.counts.items() if number}
    words = (f"{what.replace('_', ' ')}: {n:,}" for what, n in counts.items())
    return ", ".join(words) or ("Nothing to do" if run.outcome == "done" else "")


def _asked_for(run: JobRun) -> str:
    return "Asked for by somebody" if run.asked_for else ""


def _address(name: str) -> str:
    return reverse("staff:job", args=name.split("/"))
