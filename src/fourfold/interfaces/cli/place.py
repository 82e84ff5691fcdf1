"""`fourfold place`: where so many kits or cameras reach the most."""

from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.documents.placement_files import WRITERS
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.analysis.places.own_files import Columns, PlacedRows, read_placed
from fourfold.analysis.places.placements import REACH, SECONDS, Asked, Placed, place

from . import options
from .answers import (
    harm_of,
    latest,
    outlines_of,
    refuse_unknown_kinds,
    tell_written,
    write_each,
)
from .telling import print_json, print_table, step_progress

EXAMPLES = """
\b
Examples:
  fourfold place "Waltham Forest" --kit 5
  fourfold place E09000031 --kit 10 --by-harm --reach 250 --out kits.html
  fourfold place E09000031 --kit 3 --measure robbery --candidates lampposts.csv \\
      --name id --out cameras.csv --out cameras.geojson

How sites are chosen, and what they do not do: docs/methods/placement.md.
"""
MONTHS = 12
MOST = 500


@click.command("place", epilog=EXAMPLES)
@click.argument("area")
@click.option(
    "--kit",
    "number",
    type=click.IntRange(1, MOST),
    required=True,
    help="How many kits or cameras there are.",
)
@click.option(
    "--reach",
    type=click.FloatRange(0, 5_000, min_open=True),
    default=REACH,
    show_default=True,
    help="Metres that one reaches, as the crow flies.",
)
@click.option(
    "--candidates",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV of where they may stand.  [default: wherever there was an event]",
)
@click.option(
    "--name", metavar="COLUMN", help="Which column says what a row is called."
)
@options.place_columns
@options.measure
@click.option(
    "--period",
    type=options.PeriodText(),
    metavar="FIRST..LAST",
    help=f"Months to look at.  [default: the latest {MONTHS}]",
)
@options.by_harm
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=SECONDS,
    show_default=True,
    help="How long to look for the best.",
)
@options.out
@options.data
@options.as_json
def command(
    *,
    area: str,
    number: int,
    reach: float,
    candidates: Path | None,
    name: str | None,
    measure_id: str,
    period: Period | None,
    by_harm: bool,
    seconds: float,
    targets: tuple[Path, ...],
    store: Store,
    as_json: bool,
    **placed: str | None,
) -> None:
    """Choose the sites in AREA that together reach the most.

    Each event is counted once, however many reach it.
    """
    refuse_unknown_kinds(targets, WRITERS)
    sites = _candidates(candidates, Columns(**placed, name=name))
    with open_cube(store) as cube, step_progress("Looking", quiet=as_json):
        asked = Asked(
            cube.find_area(area),
            measure_called(measure_id),
            period or latest(cube, MONTHS),
            number=number,
            reach=reach,
            candidates=sites,
            weights=harm_of(cube) if by_harm else None,
            seconds=seconds,
        )
        found = place(store, cube, asked)
        outlines = outlines_of(cube, asked.authority)
    write_each(
        targets,
        {kind: partial(write, found, outlines) for kind, write in WRITERS.items()},
    )
    if as_json:
        print_json(_as_data(found))
        return
    _tell(found)
    tell_written(targets)


def _candidates(file: Path | None, columns: Columns) -> PlacedRows | None:
    if file is not None:
        return read_placed(file, columns)
    if columns != Columns():
        raise click.UsageError("Names of columns go with a file of --candidates.")
    return None


def _as_data(found: Placed) -> dict[str, object]:
    return {
        "sentence": found.sentence,
        "unknown": found.unknown,
        "sites": found.sites,
        "candidates": found.candidates,
        "reached": found.reached,
        "total": found.total,
        "bound": found.bound,
        "is_best": found.is_best,
        "earlier": found.earlier,
        "left_out": [asdict(each) for each in found.left_out],
    }


def _tell(found: Placed) -> None:
    click.echo(found.sentence)
    if found.unknown:
        click.echo(f"Not known, and left out: {', '.join(found.unknown)}.")
    if found.left_out:
        first = found.left_out[0]
        click.echo(
            f"Left out: {len(found.left_out):,} candidates; the first, on line"
            f" {first.line}, {first.reason}."
        )
    unit = "days added" if found.asked.weights else "events added"
    print_table(
        "Those that add most first",
        ("", "site", "east", "north", unit, "reached so far"),
        [
            (
                at,
                site.name,
                f"{site.east:.0f}",
                f"{site.north:.0f}",
                f"{site.gained:,.0f}",
                f"{site.so_far:.0%}",
            )
            for at, site in enumerate(found.sites, start=1)
        ],
    )
