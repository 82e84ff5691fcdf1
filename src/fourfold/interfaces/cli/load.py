"""`fourfold load`: read files in hand into the data folder."""

from pathlib import Path

import click

from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store

from . import options
from .load_report import print_report
from .telling import byte_progress, print_json

EXAMPLES = """
\b
Examples:
  fourfold load 2018-06.zip                 the archive, as police.uk publishes it
  fourfold load ~/downloads/crimes/         a folder of its files
  fourfold load wards.geojson lsoas.zip authorities.geojson
  fourfold load lsoa-to-ward.csv census-age.csv
  fourfold load answers/ --force "Metropolitan Police Service" --covers E09000031

Loading is safe to repeat: what is there already is not loaded twice, and a file
that cannot be read changes nothing. Every load is kept as a release of its own.
"""


@click.command("load", epilog=EXAMPLES)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--edition",
    metavar="YYYY-MM",
    help="Month up to which the publisher had data. Of two loads of the same month"
    " the later edition counts. [default: the latest month in the files]",
)
@click.option(
    "--earliest",
    metavar="YYYY-MM",
    help="First month to believe. [default: the publisher's first]",
)
@click.option("--force", metavar="NAME", help="Whose crimes, for answers of the API.")
@click.option(
    "--covers",
    metavar="CODE",
    multiple=True,
    help="Authority that answers of the API cover. May be repeated.",
)
@click.option("--invented", is_flag=True, help="Label every output as invented.")
@options.data
@options.as_json
def command(
    *,
    files: tuple[Path, ...],
    store: Store,
    as_json: bool,
    **said: object,
) -> None:
    """Load crimes, outcomes, stops, boundaries, look-ups and populations.

    FILES are single files, folders or zip archives, in any mix; each is
    recognised by its name or its columns.
    """
    chosen = LoadOptions(**said)  # type: ignore[arg-type]
    with byte_progress("Loading", quiet=as_json) as progress:
        release = load(store, files, options=chosen, progress=progress)
    if as_json:
        print_json({"release": release, "is_new": release is not None})
    elif release is None:
        click.echo("Nothing new: all of this is loaded already.")
    else:
        print_report(release)
        click.echo("Next: fourfold build")
