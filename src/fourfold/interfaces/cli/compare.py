"""`fourfold compare`: which figures moved between two builds, and why."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.moved_figures import Moved, Side, moved_figures
from fourfold.analysis.assessment.saved_comparisons import chosen_comparison
from fourfold.analysis.cube.current import builds_of
from fourfold.analysis.cube.reader import Area, Cube, open_cube
from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.analysis.events.store import Store
from fourfold.analysis.publication.publish import publish

from . import options
from .telling import print_json, print_table, step_progress

EXAMPLES = """
\b
Examples:
  fourfold compare b1a2b3c4d5e6 b6e5d4c3b2a1
  fourfold compare b1a2b3c4d5e6 b6e5d4c3b2a1 --area "Waltham Forest" --csv moved.csv

Without names it lists the builds; with one, that one is set beside the latest.
"""
COLUMNS = ("figure", "before", "after", "difference", "unit", "why", "sentence")
MOST_SHOWN = 20


@dataclass(frozen=True)
class Comparison:
    """What moved in one authority."""

    area: Area
    first: str
    last: str
    figures: int
    moved: tuple[Moved, ...]


@click.command("compare", epilog=EXAMPLES)
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--area", "names", multiple=True, help="Only this authority; repeatable.")
@click.option("--to", "last_month", metavar="YYYY-MM", help="Last month of the period.")
@click.option(
    "--csv",
    "table",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write every figure that moved.",
)
@options.data
@options.as_json
def command(
    *,
    before: str | None,
    after: str | None,
    names: tuple[str, ...],
    last_month: str | None,
    table: Path | None,
    store: Store,
    as_json: bool,
) -> None:
    """Say which figures moved between two builds, by how much and why.

    BEFORE and AFTER are the names of builds. The period is the one that the earlier
    build would be assessed over, so that it is the published figures that are
    followed.
    """
    if before is None:
        _print_builds(store, as_json)
        return
    with open_cube(store, before) as earlier, open_cube(store, after) as later:
        found = []
        with step_progress("Comparing", quiet=as_json) as progress:
            for area in _areas(earlier, names):
                progress(area.name)
                found.append(
                    _compared(store, (earlier, later), area, last_month=last_month)
                )
    if table:
        _write(found, table)
    if as_json:
        print_json(found)
        return
    for each in found:
        _print(each)
    if table:
        click.echo(f"\nEvery figure that moved: {table}")


def _print_builds(store: Store, as_json: bool) -> None:
    found = builds_of(store)
    if as_json:
        print_json(found)
        return
    print_table(
        "Builds, the latest last",
        ("build", "built", "version", "releases"),
        [
            (build.id, build.built_at, build.code_version, len(build.releases))
            for build in found
        ],
    )


def _areas(cube: Cube, names: Sequence[str]) -> list[Area]:
    if names:
        return [cube.find_area(name) for name in names]
    every = cube.areas("authority")
    return [area for area in every if len(cube.gaps(area)) < len(cube.months)]


def _compared(
    store: Store, builds: tuple[Cube, Cube], area: Area, *, last_month: str | None
) -> Comparison:
    earlier, later = builds
    was = publish(
        assess(
            earlier,
            authority=area.code,
            last_month=last_month,
            comparison=chosen_comparison(earlier, store, area),
        )
    )
    now = publish(
        assess(
            later,
            authority=area.code,
            last_month=was.assessment.scope.period.last,
            comparison=chosen_comparison(later, store, area),
        )
    )
    period = was.assessment.scope.period
    moved = moved_figures(Side(earlier, was.assessment), Side(later, now.assessment))
    figures = len(now.assessment.findings)
    return Comparison(area, period.first, period.last, figures, moved)


def _print(found: Comparison) -> None:
    click.secho(f"\n{found.area.name}, {found.first} to {found.last}", bold=True)
    if not found.moved:
        click.echo(f"None of {found.figures:,} figures moved.")
        return
    click.echo(f"{len(found.moved):,} of {found.figures:,} figures moved. Why:")
    reasons = Counter(reason for moved in found.moved for reason in moved.reasons)
    for reason, figures in reasons.most_common(MOST_SHOWN):
        click.echo(f"  {figures:>6,}  {reason}")
    largest = sorted(found.moved, key=_size, reverse=True)[:MOST_SHOWN]
    print_table(
        f"\nLargest moves of {found.area.name}",
        ("figure", "before", "after", "moved by"),
        [(moved.id, *_values(moved), _percentage(moved)) for moved in largest],
    )


def _size(moved: Moved) -> float:
    """The move as a share of what the figure was; unknown ones come first."""
    if moved.difference is None or moved.before is None or not moved.before.value:
        return float("inf")
    return abs(moved.difference / moved.before.value)


def _percentage(moved: Moved) -> str:
    size = _size(moved)
    if size == float("inf"):
        return "–"
    sign = "+" if (moved.difference or 0) > 0 else "−"
    return f"{sign}{size:.1%}"


def _values(moved: Moved) -> tuple[str, str]:
    both = (moved.before, moved.after)
    before, after = (
        "–" if each is None or each.value is None else f"{each.value:,.4g}"
        for each in both
    )
    return before, after


def _write(found: Sequence[Comparison], target: Path) -> None:
    with target.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for each in found:
            for moved in each.moved:
                writer.writerow([safe_cell(cell) for cell in _row(moved)])


def _row(moved: Moved) -> tuple[str | float | None, ...]:
    shown = moved.after or moved.before
    return (
        moved.id,
        None if moved.before is None else moved.before.value,
        None if moved.after is None else moved.after.value,
        moved.difference,
        "" if shown is None else shown.unit,
        "; ".join(moved.reasons),
        "" if shown is None else shown.sentence,
    )
