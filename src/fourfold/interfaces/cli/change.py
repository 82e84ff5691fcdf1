"""`fourfold change`: what changed between two periods by more than chance."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from fourfold.analysis.assessment.periods import Period, period_ending
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.documents.change_files import WRITERS
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.analysis.places.changes import (
    BY,
    OFFENCES,
    WARDS,
    Asked,
    Changes,
    changes,
)

from . import options
from .answers import (
    harm_of,
    latest,
    refuse_unknown_kinds,
    tell_written,
    write_each,
)
from .telling import print_json, print_table, step_progress

EXAMPLES = """
\b
Examples:
  fourfold change "Waltham Forest"
  fourfold change E09000031 --measure robbery --by lsoas --top 20
  fourfold change E09000031 --period 2018-04..2018-06 --before previous
  fourfold change E09000031 --by-harm --out change.html --out change.geojson

How a change is tested: docs/methods/change.md, docs/methods/dispersed-change.md.
"""
YEAR, PREVIOUS = "year", "previous"
MONTHS = 12
MOST = 25
SMALLEST_SHOWN = 0.001
VERDICTS = {"up": "rose", "down": "fell", "neither": "no change", "not told": None}


class BeforeText(options.PeriodText):
    """A period, or which one is meant by its place in time."""

    name = "before"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        if value in (YEAR, PREVIOUS):
            return value
        return super().convert(value, param, ctx)


@click.command("change", epilog=EXAMPLES)
@click.argument("area")
@options.measure
@click.option(
    "--period",
    type=options.PeriodText(),
    metavar="FIRST..LAST",
    help=f"Months to look at.  [default: the latest {MONTHS}]",
)
@click.option(
    "--before",
    type=BeforeText(),
    default=YEAR,
    show_default=True,
    metavar="FIRST..LAST|year|previous",
    help="Months to set them against: the same of the year before, or those just past.",
)
@click.option(
    "--by",
    type=click.Choice(BY),
    default=WARDS,
    show_default=True,
    help="Also look at each of these.",
)
@options.by_harm
@click.option(
    "--top", type=click.IntRange(1), default=MOST, show_default=True, help="How many."
)
@options.out
@options.data
@options.as_json
def command(
    *,
    area: str,
    measure_id: str,
    period: Period | None,
    before: Period | str,
    by: str,
    by_harm: bool,
    top: int,
    targets: tuple[Path, ...],
    store: Store,
    as_json: bool,
) -> None:
    """Say what changed in AREA by more than chance, in all and part by part."""
    kinds = [kind for kind in WRITERS if by != OFFENCES or kind != ".geojson"]
    refuse_unknown_kinds(targets, kinds)
    with open_cube(store) as cube, step_progress("Comparing", quiet=as_json):
        looked_at = period or latest(cube, MONTHS)
        found = changes(
            cube,
            Asked(
                cube.find_area(area),
                measure_called(measure_id),
                looked_at,
                _before(before, looked_at),
                by=by,
                weights=harm_of(cube) if by_harm else None,
            ),
        )
        codes = [] if by == OFFENCES else [cube.area(row.code) for row in found.rows]
        outlines = cube.outlines(codes)
    write_each(
        targets,
        {kind: partial(write, found, outlines) for kind, write in WRITERS.items()},
    )
    if as_json:
        print_json(_as_data(found))
        return
    _tell(found, top)
    tell_written(targets)


def _before(before: Period | str, period: Period) -> Period:
    if isinstance(before, Period):
        return before
    if before == YEAR:
        return period.before()
    ends = period_ending(period.first, 2).first
    return period_ending(ends, len(period))


def _as_data(found: Changes) -> dict[str, object]:
    return {
        "sentence": found.sentence,
        "period": found.asked.period,
        "before": found.asked.before,
        "months_compared": found.months,
        "unknown": found.unknown,
        "cautions": found.cautions,
        "whole": found.whole,
        "rows": found.rows,
    }


def _tell(found: Changes, top: int) -> None:
    click.echo(found.sentence)
    if found.unknown:
        click.echo(f"Not known, and left out: {', '.join(found.unknown)}.")
    for caution in found.cautions:
        click.echo(f"Beware: {caution}")
    of = "days of harm" if found.asked.weights else "counts"
    print_table(
        f"The clearest change first; ratio of {of}, after to before, 95% interval",
        ("", "before", "after", "ratio", "from", "to", "p", "beyond chance"),
        [
            (
                row.name,
                row.before,
                row.after,
                *map(_ratio, (row.ratio, row.lower, row.upper)),
                _chance(row.p_value),
                VERDICTS[row.verdict],
            )
            for row in found.rows[:top]
        ],
    )


def _ratio(number: float | None) -> str | None:
    return None if number is None else f"{number:.2f}"


def _chance(p_value: float | None) -> str | None:
    if p_value is None:
        return None
    return "< 0.001" if p_value < SMALLEST_SHOWN else f"{p_value:.3f}"
