"""Periods, runs and holds in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.partnership.information_rights.models import (
    LegalHold,
    RetentionRun,
    RetentionRunLine,
)
from fourfold.partnership.information_rights.queries import retention_periods
from fourfold.partnership.information_rights.register import title_of_kind
from fourfold.partnership.personal_data.periods import known_periods


def period_table() -> Table:
    """Every period that can be set, and whether it is."""
    periods = retention_periods()
    rows = []
    for name, entry in known_periods().items():
        kept = Cell("Not set", tag="red", hint="kept for ever")
        if name in periods:
            kept = Cell(str(periods[name]))
        rows.append([Cell(entry["title"], hint=name), entry["covers"], kept])
    return Table(
        caption="How long things are kept",
        columns=[Column("What"), Column("What it covers"), Column("Kept for")],
        rows=rows,
    )


def run_table(runs: Iterable[RetentionRun]) -> Table:
    return Table(
        caption="Runs and previews",
        columns=[
            Column("As of"),
            Column("What"),
            Column("State"),
            Column("Came to its end", numeric=True),
        ],
        rows=[
            [
                Cell(
                    f"{run.as_of:%-d %B %Y}",
                    href=reverse("staff:retention-run", args=[run.public_id]),
                ),
                "Preview" if run.is_dry else "Run",
                _state(run),
                run.ended or 0,  # type: ignore[attr-defined]
            ]
            for run in runs
        ],
        empty="Nothing has run yet. It runs every day; see a preview before.",
    )


def _state(run: RetentionRun) -> Cell:
    if run.ended_at is None:
        return Cell("Broken off", tag="red", hint="the next run goes on from there")
    return Cell("Done", tag="green")


def line_table(run: RetentionRun) -> Table:
    """What there was to do first; then what no period is set for."""
    lines = sorted(
        run.lines.all(), key=lambda line: (-line.due, line.is_set, line.kind)
    )
    return Table(
        caption="By kind of record",
        columns=[
            Column("Kind"),
            Column("Over", numeric=True),
            Column("Kept by a hold", numeric=True),
            Column("Still needed", numeric=True),
            Column("Ended", numeric=True),
        ],
        rows=[_line(line) for line in lines],
    )


def _line(line: RetentionRunLine) -> list[object]:
    title = title_of_kind(line.kind)
    if not line.is_set:
        return [Cell(title, hint=f"no period “{line.period}” is set"), *"––––"]
    return [Cell(title), line.due, line.held, line.needed, line.done]


@dataclass(frozen=True, slots=True)
class HoldLine:
    """A hold as the list has it: what it covers, in words."""

    hold: LegalHold
    covers: str


def hold_lines(holds: Iterable[LegalHold]) -> list[HoldLine]:
    return [HoldLine(hold, _covers(hold)) for hold in holds]


def _covers(hold: LegalHold) -> str:
    if hold.person is not None:
        return f"All about {hold.person}"
    title = title_of_kind(hold.kind)
    return f"{title}, number {hold.row}" if hold.row else f"All of the kind {title}"
