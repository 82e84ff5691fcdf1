"""The command `fourfold`: finds the command asked for, and reports what failed.

Exit codes: 0 done; 1 a file, figure or folder was not as it should be, and the
message says what to do; 2 the command was not understood; 130 interrupted.
"""

import difflib
import json
import sys
from importlib import import_module
from importlib.metadata import version

import click

from fourfold.analysis.errors import FourfoldError, SourceError

COMMANDS = {
    "demo": "Invent a borough, assess it and show the assessment.",
    "fetch": "Download published data.",
    "load": "Load crimes, boundaries, look-ups and populations.",
    "build": "Place every event in today's areas, count, and check.",
    "assess": "Write the assessment of an authority and its wards.",
    "compare": "Say which figures moved between two builds, and why.",
    "similar": "Find the authorities most like one, and choose a group.",
    "hotspots": "Find where more happens than chance would put there.",
    "change": "Say what changed beyond chance, and where.",
    "near-repeats": "Test whether crimes are soon followed by others nearby.",
    "forecast": "Say where to expect most next, and how well that went.",
    "place": "Choose where so many kits or cameras reach the most.",
    "evaluate": "Fix the plan of an evaluation, and give its result.",
    "explain": "Show how a figure came about, down to the rows.",
    "sources": "Show what can be read and what you have loaded.",
    "areas": "List areas with their codes and residents.",
    "doctor": "Check the installation and the data folder.",
}
INTERRUPTED = 130


class Commands(click.Group):
    """Imports a command only when it is run, so that help comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"fourfold.interfaces.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and near:
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)


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
