"""`fourfold explain`: the working of one figure, down to the publisher's rows."""

import csv
from pathlib import Path

import click

from fourfold.analysis.assessment.saved_comparisons import chosen_comparison
from fourfold.analysis.assessment.structure import Comparison
from fourfold.analysis.assessment.workings import Working, finding_of, working
from fourfold.analysis.cube.counted_rows import counted_rows
from fourfold.analysis.cube.reader import Area, Cube, open_cube
from fourfold.analysis.documents.csv_tables import safe_cell
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.events.store import Store

from . import options
from .telling import print_json, print_table

EXAMPLES = """
\b
Examples:
  fourfold explain violence.rate.E09000031.2017-07..2018-06
  fourfold explain robbery.count.E05013891.2017-07..2018-06 --rows rows.csv

Figure ids stand beside every figure of an assessment, and in its JSON and CSV.
"""

# As many as a screen holds.
MOST_INPUTS = 20


@click.command("explain", epilog=EXAMPLES)
@click.argument("figure_id", metavar="FIGURE-ID")
@click.option(
    "--rows",
    "rows_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write every row counted: its file, line, month, type and place.",
)
@click.option(
    "--compare-with",
    metavar="GROUP",
    help="The group of the assessment, if it was named there.",
)
@click.option("--build", "build_id", metavar="ID", help="An earlier build's figure.")
@options.data
@options.as_json
def command(
    *,
    figure_id: str,
    rows_file: Path | None,
    compare_with: str | None,
    build_id: str | None,
    store: Store,
    as_json: bool,
) -> None:
    """Show how a figure came about, so that you can check it yourself."""
    with open_cube(store, build_id) as cube:

        def beside(authority: Area) -> Comparison | None:
            return chosen_comparison(cube, store, authority, text=compare_with)

        finding = finding_of(cube, figure_id, comparison=beside)
        found = working(cube, finding)
        written = _write_rows(store, cube, found, to=rows_file) if rows_file else 0
    if as_json:
        print_json(found)
    else:
        _print(found)
    if rows_file:
        click.echo(f"{written:,} rows written to {rows_file}", err=as_json)


def _print(found: Working) -> None:
    finding = found.finding
    if found.invented:
        click.secho("INVENTED DATA: no real place or person", fg="yellow", bold=True)
    click.secho(finding.sentence, bold=True)
    click.echo(f"\nmeasure     {finding.measure.title}")
    click.echo(f"counts      {finding.measure.definition}")
    click.echo(f"area        {finding.area.name} ({finding.area.code})")
    click.echo(f"period      {finding.period.first} to {finding.period.last}")
    click.echo(f"formula     {found.formula.words}")
    click.echo(f"numbers     {found.numbers}")
    click.echo(f"interval    {found.formula.interval}")
    for people in found.populations:
        click.echo(
            f"residents   {people.people:,} in {people.area} ({people.source},"
            f" {people.year}; {people.basis})"
        )
    click.echo(
        f"build       {found.build.id}, by Fourfold {found.build.code_version}"
        f" at {found.build.built_at}"
    )
    _print_rows(found)
    click.echo("\nWhat to bear in mind")
    for caveat in found.caveats:
        click.echo(f"  - {caveat}")


def _print_rows(found: Working) -> None:
    inputs = found.finding.draft.inputs
    if inputs:
        click.echo(f"\nMade from {len(inputs):,} figures; explain any of them")
    for name in inputs[:MOST_INPUTS]:
        click.echo(f"  {name}")
    if len(inputs) > MOST_INPUTS:
        click.echo(f"  … and {len(inputs) - MOST_INPUTS:,} more: add --json for all")
    for counted in found.counted:
        rows = [
            (row.rows, row.month, row.file, row.release, row.sha256[:16])
            for row in counted.rows
        ]
        number = "not known" if counted.number is None else f"{counted.number:,}"
        title = f"\n{counted.name}, {counted.area.name}: {number}"
        headings = ("rows", "month", "file", "release", "SHA-256 begins")
        print_table(title, headings, rows)


def _write_rows(store: Store, cube: Cube, found: Working, *, to: Path) -> int:
    """One line a row counted; what a spreadsheet would run is made text."""
    if not found.counted:
        raise UnknownLabelError(
            f"{found.finding.id} is made from other figures and has no rows of its "
            f"own. Ask for the rows of one of those: fourfold explain "
            f"{found.finding.id} lists them"
        )
    counted = found.counted[0]
    months = [m for m in counted.period.months if m in cube.months]
    offences = found.finding.measure.offences
    number = 0
    with to.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        rows = counted_rows(store, cube, counted.area, months=months, offences=offences)
        for row in rows:
            if number == 0:
                writer.writerow(row._fields)
            writer.writerow([safe_cell(cell) for cell in row])
            number += 1
    return number
