"""`fourfold areas`: which areas there are, and how many people live there."""

import click

from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.store import Store

from . import options
from .telling import print_json, print_table

EXAMPLES = """
\b
Examples:
  fourfold areas                          authorities
  fourfold areas --level ward --in E09000031
  fourfold areas --named park
"""


@click.command("areas", epilog=EXAMPLES)
@click.option(
    "--level",
    type=click.Choice(["authority", "ward", "lsoa"]),
    default="authority",
    show_default=True,
)
@click.option("--in", "authority", metavar="AREA", help="Only in this authority.")
@click.option("--named", metavar="TEXT", help="Only names or codes with this in them.")
@options.data
@options.as_json
def command(
    *, level: str, authority: str | None, named: str | None, store: Store, as_json: bool
) -> None:
    """List areas with their codes and residents."""
    with open_cube(store) as cube:
        within = cube.find_area(authority).code if authority else None
        found = [
            area
            for area in cube.areas(level, authority=within)
            if named is None
            or named.casefold() in f"{area.name} {area.code}".casefold()
        ]
        people = [
            cube.populations(found, band) if found else ()
            for band in ("all", "under_25")
        ]
    if as_json:
        print_json(
            [
                {"area": area, "residents": all_, "residents_under_25": young}
                for area, all_, young in zip(found, *people, strict=True)
            ]
        )
        return
    if not found:
        click.echo("No area matches. See all of a level: fourfold areas --level ward")
        return
    rows = [
        (area.code, area.name, area.authority or "—", *(p and p.people for p in both))
        for area, *both in zip(found, *people, strict=True)
    ]
    headings = ("code", "name", "authority", "residents", "under 25")
    print_table(f"{len(rows):,} areas", headings, rows)
