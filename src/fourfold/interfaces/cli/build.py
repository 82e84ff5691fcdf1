"""`fourfold build`: place and count everything that is loaded."""

import click

from fourfold.analysis.cube.build import build
from fourfold.analysis.events.store import Store

from . import options
from .telling import print_json, step_progress

EXAMPLES = """
\b
Examples:
  fourfold build
  fourfold build --json

Only what is new is counted. The new build takes the place of the old one when
it is whole and adds up; until then, and if it fails, the old one stays.
"""


@click.command("build", epilog=EXAMPLES)
@options.data
@options.as_json
def command(*, store: Store, as_json: bool) -> None:
    """Place every event in today's areas, count, and check the counts."""
    with step_progress("Building", quiet=as_json) as progress:
        built = build(store, progress=progress)
    if as_json:
        print_json(built)
        return
    if built.is_new:
        click.echo(
            f"Build {built.build.id}: {built.counted:,} files counted,"
            f" {built.reused:,} taken over. The counts add up to the rows loaded."
        )
    else:
        click.echo(f"Build {built.build.id} is up to date.")
    click.echo("Next: fourfold assess AREA (which there are: fourfold areas)")
