"""`fourfold doctor`: is the installation sound, and the data folder whole?"""

import sys

import click

from fourfold.analysis.events.store import Store

from . import options
from .checking import Check, check_everything
from .telling import print_json

EXAMPLES = """
\b
Examples:
  fourfold doctor
  fourfold doctor --data borough-data --json

It changes nothing. The exit code is 1 if anything is wrong.
"""


@click.command("doctor", epilog=EXAMPLES)
@options.data
@options.as_json
def command(*, store: Store, as_json: bool) -> None:
    """Check the installation and the data folder, and say what to do."""
    checks = list(check_everything(store))
    if as_json:
        print_json(checks)
    else:
        for check in checks:
            _print(check)
    if not all(check.is_well for check in checks):
        sys.exit(1)


def _print(check: Check) -> None:
    mark, colour = ("✓", "green") if check.is_well else ("✗", "red")
    click.secho(mark, fg=colour, nl=False)
    click.echo(f" {check.name}: {check.found}")
    if check.remedy:
        click.echo(f"  → {check.remedy}")
