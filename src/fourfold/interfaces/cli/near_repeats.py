"""`fourfold near-repeats`: whether a crime is soon followed by others nearby."""

from dataclasses import asdict
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import click

from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.documents.near_repeat_files import WRITERS
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.analysis.places.near_repeats import (
    DAYS,
    METRES,
    ORDERS,
    Asked,
    Band,
    NearRepeatAnswer,
    near_repeats_of,
)
from fourfold.analysis.places.own_files import Columns, read_placed
from fourfold.analysis.statistics.near_pairs import METRICS

from . import options
from .answers import refuse_unknown_kinds, tell_written, write_each
from .telling import print_json, print_table, step_progress

EXAMPLES = """
\b
Examples:
  fourfold near-repeats burglaries.csv
  fourfold near-repeats burglaries.csv --day committed --easting x --northing y
  fourfold near-repeats thefts.csv --metres 50,100,200 --days 7,14 --out near.html

It takes a file of your own that tells the day: the open files of the police tell the
month alone and are refused. How it is tested: docs/methods/near-repeats.md.
"""
FEWEST_ORDERS, MOST_ORDERS = 19, 99_999


class Edges(click.ParamType[tuple[float, ...]]):
    """100,200,400: where bands end, rising."""

    name = "edges"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        if isinstance(value, tuple):
            return value
        try:
            edges = tuple(float(edge) for edge in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} are no numbers with commas between them", param, ctx)
        if edges[0] <= 1 or any(not one < other for one, other in pairwise(edges)):
            self.fail(f"{value!r} must rise from above 1", param, ctx)
        return edges


def _usual(edges: tuple[float, ...]) -> str:
    return ",".join(f"{edge:g}" for edge in edges)


@click.command("near-repeats", epilog=EXAMPLES)
@click.argument("source", metavar="FILE.csv")
@click.option(
    "--day",
    default="date",
    show_default=True,
    metavar="COLUMN",
    help="It holds the day.",
)
@options.place_columns
@click.option(
    "--metres",
    type=Edges(),
    default=METRES,
    show_default=_usual(METRES),
    metavar="M,M,…",
    help="Where bands of distance end; the same place is one of its own.",
)
@click.option(
    "--days",
    type=Edges(),
    default=DAYS,
    show_default=_usual(DAYS),
    metavar="D,D,…",
    help="Where bands of time end.",
)
@click.option(
    "--metric",
    type=click.Choice(list(METRICS)),
    default="manhattan",
    show_default=True,
    help="Along streets, or as the crow flies.",
)
@click.option(
    "--orders",
    type=click.IntRange(FEWEST_ORDERS, MOST_ORDERS),
    default=ORDERS,
    show_default=True,
    help="Random orders of the dates to try.",
)
@click.option("--seed", default=0, show_default=True, help="Of those orders.")
@options.measure
@options.out
@options.data
@options.as_json
def command(
    *,
    source: str,
    day: str,
    metres: tuple[float, ...],
    days: tuple[float, ...],
    metric: str,
    orders: int,
    seed: int,
    measure_id: str,
    targets: tuple[Path, ...],
    store: Store,
    as_json: bool,
    **placed: str | None,
) -> None:
    """Test whether the crimes of FILE.csv are soon followed by others nearby.

    Each row is a crime with its day and its place. Nothing is kept, and no place of a
    crime is in what is written.
    """
    refuse_unknown_kinds(targets, WRITERS)
    if not Path(source).is_file():
        raise _refused(source, measure_id, store)
    columns = Columns(**placed, day=day)
    crimes = read_placed(Path(source), columns)
    asked = Asked(crimes, metres, days, metric=metric, orders=orders, seed=seed)
    with step_progress("Trying orders of the dates", quiet=as_json) as tell:
        found = near_repeats_of(
            asked, progress=lambda done, of: tell(f"{done:,} of {of:,}")
        )
    write_each(
        targets, {kind: partial(write, found) for kind, write in WRITERS.items()}
    )
    if as_json:
        print_json(_as_data(found))
        return
    _tell(found)
    tell_written(targets)


def _refused(source: str, measure_id: str, store: Store) -> FourfoldError:
    """Why what is no file cannot be asked about."""
    if Path(source).suffix or Path(source).parent != Path():
        return FourfoldError(f"There is no file {source}. Give one with a day a row.")
    with open_cube(store) as cube:
        area, measure = cube.find_area(source), measure_called(measure_id)
    return FourfoldError(
        f"{measure.short_title} in {area.name} is counted from the open files of the"
        " police, which tell the month alone: which of two crimes of one month came"
        " first is not known, so nothing can be said of near repeats. Use a file that"
        " tells the day (fourfold near-repeats FILE.csv). What months can tell:"
        " fourfold hotspots, fourfold forecast."
    )


def _as_data(found: NearRepeatAnswer) -> dict[str, object]:
    return {
        "sentence": found.sentence,
        "crimes": found.crimes,
        "first": found.first,
        "last": found.last,
        "left_out": [asdict(each) for each in found.asked.crimes.left_out],
        "bands": found.bands,
        "chains": found.chains,
        "repeats": found.repeats,
        "orders": found.asked.orders,
        "seed": found.asked.seed,
    }


def _tell(found: NearRepeatAnswer) -> None:
    click.echo(found.sentence)
    if left_out := found.asked.crimes.left_out:
        first = left_out[0]
        click.echo(
            f"Left out: {len(left_out):,} rows; the first, on line {first.line},"
            f" {first.reason}."
        )
    rows = [list(bands) for _, bands in groupby(found.bands, key=lambda band: band.far)]
    headings = [f"{b.long[0]:g} to under {b.long[1]:g} days" for b in rows[0]]
    print_table(
        "Pairs over what chance makes, with p; * more than chance, among all bands",
        ("metres", *headings),
        [(_far(row[0]), *map(_cell, row)) for row in rows],
    )
    chains, repeats = found.chains, found.repeats
    click.echo(
        f"Chains: {chains.crimes:,} crimes in {chains.number:,}, each at most"
        f" {chains.metres:g} metres and {chains.days:g} days from another; the longest"
        f" has {chains.longest:,}."
    )
    click.echo(
        f"Same place: {repeats.repeated:,} of {repeats.places:,} places had two or"
        f" more, {repeats.crimes:,} crimes together; the most is {repeats.most:,}."
    )


def _far(band: Band) -> str:
    begin, end = band.far
    return "same place" if end <= 1 else f"{begin:g} to under {end:g}"


def _cell(band: Band) -> str:
    ratio = "—" if band.ratio is None else f"{band.ratio:.2f}"
    return f"{ratio} (p {band.p_value:.3f}){' *' if band.is_more else ''}"
