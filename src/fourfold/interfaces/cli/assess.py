"""`fourfold assess`: write the assessment of one area or several."""

from pathlib import Path
from typing import Any

import click

from fourfold.analysis.assessment.section_ids import SECTION_IDS
from fourfold.analysis.events.store import Store
from fourfold.analysis.writing import (
    DOCUMENTS,
    FORMATS,
    LANGUAGES,
    Order,
    Written,
    write_assessments,
)

from . import options
from .telling import print_json, step_progress

EXAMPLES = """
\b
Examples:
  fourfold assess "Waltham Forest"
  fourfold assess E09000031 --period 2017-07..2018-06 --out walthamforest
  fourfold assess E09000031 --compare-with "outer London" --format pdf
  fourfold assess E09000031 --commentary notes.toml --sections what,where,compare
  fourfold assess --all --format profiles

The page needs nothing else: open index.html, send it, print it.
"""


class SectionNames(click.ParamType[tuple[str, ...]]):
    """Section ids with commas between them."""

    name = "sections"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if unknown := [name for name in names if name not in SECTION_IDS]:
            there = ", ".join(SECTION_IDS)
            self.fail(f"no section is called {unknown[0]!r}: {there}", param, ctx)
        return names


@click.command("assess", epilog=EXAMPLES)
@click.argument("areas", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every authority with figures.")
@click.option(
    "--period",
    type=options.PeriodText(),
    metavar="FIRST..LAST",
    help="Months to assess. [default: the latest 12 with the year before known]",
)
@click.option(
    "--to",
    "last_month",
    metavar="YYYY-MM",
    help="Last month of the period, in place of --period.",
)
@click.option(
    "--months",
    type=click.IntRange(1, 60),
    default=12,
    show_default=True,
    help="Length of the period, compared with as long before it.",
)
@click.option(
    "--compare-with",
    metavar="GROUP",
    help="A named group, 'similar', 'all', or codes with commas. `fourfold similar` "
    "lists them. [default: the saved choice, else the most similar]",
)
@click.option(
    "--sections",
    type=SectionNames(),
    default=(),
    metavar="NAMES",
    help=f"Only these, with commas: {', '.join(SECTION_IDS)}.",
)
@click.option(
    "--commentary",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your words for the sections: a TOML file.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    help="Language of the documents.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=DOCUMENTS,
    help="What to write; may be repeated. [default: all but site and data]",
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
def command(
    *, areas: tuple[str, ...], every: bool, store: Store, as_json: bool, **said: Any
) -> None:
    """Write the assessment of an authority and its wards.

    AREAS are codes or names of authorities; list them with `fourfold areas`.
    """
    if bool(areas) == every:
        raise click.UsageError("Name one area or more, or say --all.")
    if said["period"] and said["last_month"]:
        raise click.UsageError("--period says the last month too: leave out --to.")
    order = Order(**said)
    with step_progress("Assessing", quiet=as_json) as progress:
        written = write_assessments(store, areas, order=order, progress=progress)
    if as_json:
        print_json(written[0] if len(areas) == 1 else written)
        return
    for each in written:
        _print(each, alone=len(written) == 1)


def _print(written: Written, *, alone: bool) -> None:
    if not alone:
        click.echo(f"{written.area}: {written.figures:,} figures, {written.folder}")
        return
    for sentence in written.headlines:
        click.echo(f"• {sentence}")
    click.echo(f"\n{written.figures:,} figures, each with its working:")
    for file in written.files:
        click.echo(f"  {file}")
    click.echo(f"Check any of them: fourfold explain {written.example}")
