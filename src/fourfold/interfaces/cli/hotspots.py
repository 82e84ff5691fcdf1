"""`fourfold hotspots`: squares in which more happens than chance would put there."""

from functools import partial
from pathlib import Path

import click

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.documents.hotspot_files import WRITERS
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.analysis.places.hotspots import (
    REACH,
    SIZE,
    Asked,
    Hotspots,
    find_hotspots,
)

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
  fourfold hotspots "Waltham Forest"
  fourfold hotspots E09000031 --measure robbery --size 200 --top 20
  fourfold hotspots E09000031 --period 2016-07..2018-06 --out hotspots.geojson
  fourfold hotspots E09000031 --by-harm --out hotspots.html --out hotspots.csv

How squares are tested, and what their kinds mean: docs/methods/local-clusters.md,
docs/methods/hotspots-over-time.md.
"""
MOST = 10
OVER_TIME = {"": "too few months", "none": "in no quarter alone"}
MONTHS = 24


@click.command("hotspots", epilog=EXAMPLES)
@click.argument("area")
@options.measure
@click.option(
    "--period",
    type=options.PeriodText(),
    metavar="FIRST..LAST",
    help=f"Months to look at.  [default: the latest {MONTHS}]",
)
@click.option(
    "--size",
    type=click.FloatRange(50, 5_000),
    default=SIZE,
    show_default=True,
    help="Metres of a side. Points of police.uk stand for some streets around.",
)
@click.option(
    "--reach",
    type=click.IntRange(1, 10),
    default=REACH,
    show_default=True,
    help="How far a neighbourhood goes; 1 is the square and the 8 around it.",
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
    size: float,
    reach: int,
    by_harm: bool,
    top: int,
    targets: tuple[Path, ...],
    store: Store,
    as_json: bool,
) -> None:
    """Find the squares of AREA in which more happens than chance would put there."""
    refuse_unknown_kinds(targets, WRITERS)
    with open_cube(store) as cube, step_progress("Looking", quiet=as_json):
        authority = cube.find_area(area)
        asked = Asked(
            authority,
            measure_called(measure_id),
            period or latest(cube, MONTHS),
            size=size,
            reach=reach,
            weights=harm_of(cube) if by_harm else None,
        )
        found = find_hotspots(store, cube, asked)
        outlines = outlines_of(cube, authority)
    write_each(
        targets,
        {kind: partial(write, found, outlines) for kind, write in WRITERS.items()},
    )
    if as_json:
        print_json({"sentence": found.sentence, "spots": found.spots})
        return
    _tell(found, top)
    tell_written(targets)


def _tell(found: Hotspots, top: int) -> None:
    click.echo(found.sentence)
    if found.unknown:
        click.echo(f"Not known, and left out: {', '.join(found.unknown)}.")
    if not found.spots:
        return
    rows = [
        (
            place,
            spot.name,
            spot.events,
            f"{spot.z:.1f}",
            OVER_TIME.get(spot.kind, spot.kind),
        )
        for place, spot in enumerate(found.spots[:top], start=1)
    ]
    print_table(
        "The hottest, by their south-west corner (metres east and north)",
        ("", "square", "events", "z", "over time"),
        rows,
    )
