"""`fourfold similar`: which authorities are most like one, and choosing a group."""

import dataclasses
from collections.abc import Sequence

import click

from fourfold.analysis.assessment.comparators import comparison_of, groups
from fourfold.analysis.assessment.saved_comparisons import (
    save_comparison,
    saved_comparison,
)
from fourfold.analysis.assessment.similar_areas import (
    Similar,
    feature_titles,
    similar_areas,
)
from fourfold.analysis.assessment.structure import Comparison
from fourfold.analysis.cube.reader import Area, open_cube
from fourfold.analysis.events.store import Store

from . import options
from .telling import print_json, print_table

EXAMPLES = """
\b
Examples:
  fourfold similar "Waltham Forest"
  fourfold similar E09000031 --top 10
  fourfold similar E09000031 --save --reason "The board chose it on 3 March 2026"

Beside these, --compare-with knows groups by name; they are listed below the table.
"""
MOST = 15


@click.command("similar", epilog=EXAMPLES)
@click.argument("area")
@click.option(
    "--top",
    type=click.IntRange(1, 400),
    default=MOST,
    show_default=True,
    help="How many, the most alike first.",
)
@click.option("--save", is_flag=True, help="Compare with these from now on.")
@click.option("--reason", metavar="TEXT", help="Why these; documents print it.")
@options.data
@options.as_json
def command(
    *, area: str, top: int, save: bool, reason: str | None, store: Store, as_json: bool
) -> None:
    """Find the authorities most like AREA, by residents, density, age, deprivation.

    Distances are in standard deviations: 1 is as unlike as two areas that are one
    standard deviation apart in everything.
    """
    if save and not (reason or "").strip():
        raise click.UsageError(
            "A choice needs its reason: --save --reason “The board chose it on …”"
        )
    with open_cube(store) as cube:
        authority = cube.find_area(area)
        found = similar_areas(cube, authority)[:top]
        before = saved_comparison(cube, store, authority)
    if save and found:
        chosen = comparison_of(found, authority)
        reason = f"{(reason or '').strip().rstrip('.')}. {chosen.reason}"
        save_comparison(
            store, authority, chosen=dataclasses.replace(chosen, reason=reason)
        )
    if as_json:
        print_json(found)
        return
    _print(authority, found, before)
    if save and found:
        click.echo(f"\n{authority.name} will be compared with these from now on.")


def _print(
    authority: Area, found: Sequence[Similar], before: Comparison | None
) -> None:
    if not found:
        click.echo("No other authority has figures. Load more forces and areas.")
        return
    titles = feature_titles()
    names = list(found[0].features)
    rows = [
        (
            each.area.code,
            each.area.name,
            f"{each.distance:.2f}",
            *(f"{each.parts[name]:+.2f}".replace("-", "−") for name in names),
        )
        for each in found
    ]
    print_table(
        f"Most like {authority.name}; columns: distance, and how far off in each",
        ("code", "name", "distance", *names),
        rows,
    )
    click.echo(f"By {', '.join(titles[name] for name in names)}.")
    left_out = [title for name, title in titles.items() if name not in names]
    if left_out:
        click.echo(f"Left out, not known of all: {', '.join(left_out)}.")
    if before:
        click.echo(f"Chosen so far: {before.title} ({before.source}). {before.reason}")
    click.echo(
        f"Groups by name: {', '.join(group.id for group in groups())}, similar, all."
    )
