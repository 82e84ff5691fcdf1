"""`fourfold sources`: what can be read, where it is published, what is loaded."""

import click

from fourfold.analysis import definitions
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.events.releases import Release, releases
from fourfold.analysis.events.store import Store

from . import options
from .load_report import print_report
from .telling import print_json, print_table

EXAMPLES = """
\b
Examples:
  fourfold sources                        every source, and what is loaded of it
  fourfold sources police_uk_street       one source: address, licence, faults
  fourfold sources --release r0001        the report of an earlier load again
"""


@click.command("sources", epilog=EXAMPLES)
@click.argument("name", required=False)
@click.option("--release", "release_id", metavar="ID", help="Show one load's report.")
@options.data
@options.as_json
def command(
    *, name: str | None, release_id: str | None, store: Store, as_json: bool
) -> None:
    """Show the data sets that Fourfold reads and what you have loaded."""
    loaded = releases(store) if store.exists() else ()
    if release_id:
        _show_release(_named(release_id, loaded), as_json)
    elif name:
        _show_source(name, as_json)
    else:
        _show_all(loaded, as_json)


def _named(release_id: str, loaded: tuple[Release, ...]) -> Release:
    for release in loaded:
        if release.id == release_id:
            return release
    there = ", ".join(release.id for release in loaded) or "none"
    raise UnknownLabelError(f"There is no release {release_id}; there is: {there}")


def _show_release(release: Release, as_json: bool) -> None:
    if as_json:
        print_json(release)
    else:
        print_report(release)


def _show_source(name: str, as_json: bool) -> None:
    known = definitions.names("sources")
    if name not in known:
        raise UnknownLabelError(
            f"There is no source {name}; there is: {', '.join(known)}"
        )
    source = definitions.settings(f"sources/{name}.toml")
    if as_json:
        print_json(source)
        return
    click.secho(source["title"], bold=True)
    for heading in ("publisher", "licence", "cadence", "address"):
        click.echo(f"{heading:<10} {source[heading]}")
    columns = [column["header"] for column in source.get("columns", ())]
    if columns:
        click.echo(f"{'columns':<10} {', '.join(columns)}")
    click.echo("known faults")
    for fault in source["known_faults"]:
        click.echo(f"  - {fault}")


def _show_all(loaded: tuple[Release, ...], as_json: bool) -> None:
    found = [
        (name, definitions.settings(f"sources/{name}.toml"))
        for name in definitions.names("sources")
    ]
    rows = [
        (name, source["title"], source["address"], _loaded_of(name, loaded))
        for name, source in found
    ]
    if as_json:
        keys = ("source", "title", "address", "loaded")
        print_json([dict(zip(keys, row, strict=True)) for row in rows])
        return
    print_table("Sources", ("source", "what", "published at", "loaded"), rows)
    if loaded:
        listed = [
            (r.id, r.edition, r.loaded_at, len(r.parts), "yes" if r.invented else "no")
            for r in loaded
        ]
        headings = ("release", "edition", "loaded at", "parts", "invented")
        print_table("\nReleases, one a load", headings, listed)


def _loaded_of(name: str, loaded: tuple[Release, ...]) -> str:
    parts = [p for release in loaded for p in release.parts if p.dataset == name]
    months = sorted({part.month for part in parts if part.month})
    if months:
        return f"{months[0]} to {months[-1]} ({len(months)} months)"
    return f"{len(parts)} files" if parts else "—"
