"""The command `fourfold`: finds the command asked for, and reports what failed.

Exit codes: 0 done; 1 a file, figure or folder was not as it should be, and the
message says what to do; 2 the command was not understood; 130 interrupted.
"""

import json
import sys
from importlib import import_module
from importlib.metadata import version

import click

from fourfold.analysis.errors import FourfoldError, SourceError

COMMANDS = (
    "demo",
    "fetch",
    "load",
    "build",
    "assess",
    "explain",
    "sources",
    "areas",
    "doctor",
)
INTERRUPTED = 130


class Commands(click.Group):
    """Imports a command when it is asked for, so that help comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"fourfold.interfaces.cli.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Start with an invented borough: fourfold demo",
)
@click.version_option(version("fourfold"), prog_name="fourfold")
def fourfold() -> None:
    """Evidence for violence reduction partnerships, from published files.

    \b
    From a police download to an assessment:
      fourfold fetch police-uk               download three years of crimes
      fourfold load police-uk-latest.zip     read them, with a report of faults
      fourfold load wards.geojson lsoas.shp census.csv …
      fourfold build                         place and count every row
      fourfold assess "Waltham Forest"       write the assessment
      fourfold explain FIGURE-ID             show a figure's working
    """


def main() -> None:
    """Run the command line; a user's error ends in words, never in a traceback."""
    try:
        fourfold(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as misunderstood:
        misunderstood.show()
        sys.exit(misunderstood.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. Nothing was changed that was not finished.", err=True)
        sys.exit(INTERRUPTED)
    except FourfoldError as problem:
        _report(problem)
        sys.exit(1)


def _report(problem: FourfoldError) -> None:
    if "--json" in sys.argv:
        click.echo(json.dumps({"error": _as_data(problem)}, ensure_ascii=False))
    click.secho("fourfold: ", err=True, nl=False, fg="red", bold=True)
    click.echo(str(problem), err=True)


def _as_data(problem: FourfoldError) -> dict[str, object]:
    if not isinstance(problem, SourceError):
        return {"message": str(problem)}
    return {
        "message": str(problem),
        "problem": problem.problem,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "remedy": problem.remedy,
    }
