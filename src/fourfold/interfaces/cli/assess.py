"""`fourfold assess`: write the assessment of an area."""

from pathlib import Path
from typing import Any

import click

from fourfold.analysis.events.store import Store

from . import options
from .telling import print_json, step_progress
from .writing import FORMATS, write_assessment

EXAMPLES = """
\b
Examples:
  fourfold assess "Waltham Forest"
  fourfold assess E09000031 --to 2018-06 --out walthamforest
  fourfold assess E09000031 --format json

The page needs nothing else: open index.html, send it, print it.
"""


@click.command("assess", epilog=EXAMPLES)
@click.argument("area")
@click.option(
    "--to",
    "last_month",
    metavar="YYYY-MM",
    help="Last month of the period. [default: the latest with two whole years known]",
)
@click.option(
    "--months",
    type=click.IntRange(1, 60),
    default=12,
    show_default=True,
    help="Length of the period, compared with as long before it.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=FORMATS,
    help="What to write; may be repeated. [default: all]",
)
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write. [default: assessment-CODE-MONTH]",
)
@click.option("--build", metavar="ID", help="Assess an earlier build.")
@options.data
@options.as_json
def command(*, area: str, store: Store, as_json: bool, **said: Any) -> None:
    """Write the assessment of an authority and its wards.

    AREA is a code or a name; list them with `fourfold areas`.
    """
    with step_progress("Assessing", quiet=as_json) as progress:
        written = write_assessment(store, area, progress=progress, **said)
    if as_json:
        print_json(written)
        return
    for sentence in written.headlines:
        click.echo(f"• {sentence}")
    click.echo(f"\n{written.figures:,} figures, each with its working:")
    for file in written.files:
        click.echo(f"  {file}")
    click.echo(f"Check any of them: fourfold explain {written.example}")
