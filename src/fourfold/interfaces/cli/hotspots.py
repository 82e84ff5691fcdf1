"""`fourfold hotspots`: squares in which more happens than chance would put there."""

from pathlib import Path

import click

from fourfold.analysis.assessment.periods import Period, period_ending
from fourfold.analysis.cube.reader import Cube, open_cube
from fourfold.analysis.documents.hotspot_files import WRITERS
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.harm import harm_scales
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.analysis.places.hotspots import (
    REACH,
    SIZE,
    Asked,
    Hotspots,
    find_hotspots,
)

from . import options
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
@click.option(
    "--measure",
    "measure_id",
    default="violence",
    show_default=True,
    help="What is counted.",
)
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
@click.option(
    "--by-harm", is_flag=True, help="Weigh each crime by days of harm instead of 1."
)
@click.option(
    "--top", type=click.IntRange(1), default=MOST, show_default=True, help="How many."
)
@click.option(
    "--out",
    "targets",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write them all: .csv, .geojson or .html. May be repeated.",
)
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
    _refuse_unknown_kinds(targets)
    with open_cube(store) as cube, step_progress("Looking", quiet=as_json):
        authority = cube.find_area(area)
        asked = Asked(
            authority,
            measure_called(measure_id),
            period or _latest(cube),
            size=size,
            reach=reach,
            weights=_harm(cube) if by_harm else None,
        )
        found = find_hotspots(store, cube, asked)
        [outline] = cube.outlines([authority])
    for target in targets:
        target.write_bytes(WRITERS[target.suffix](found, outline))
    if as_json:
        print_json({"sentence": found.sentence, "spots": found.spots})
        return
    _tell(found, top)
    for target in targets:
        click.echo(f"Written: {target}")


def _refuse_unknown_kinds(targets: tuple[Path, ...]) -> None:
    for target in targets:
        if target.suffix not in WRITERS:
            raise click.UsageError(
                f"{target.name}: give a name that ends in {', '.join(WRITERS)}"
            )


def _latest(cube: Cube) -> Period:
    """The latest two years, or as many months as there are."""
    wanted = period_ending(cube.months[-1], MONTHS)
    return Period(max(wanted.first, cube.months[0]), wanted.last)


def _harm(cube: Cube) -> dict[str, float]:
    """Days by offence: of the workbook that is loaded, else of the definitions."""
    return dict((cube.harm_scales() or harm_scales())[0].weights)


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
