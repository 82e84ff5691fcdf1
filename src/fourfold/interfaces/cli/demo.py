"""`fourfold demo`: an invented borough, from files to assessment, in one command."""

import json
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import click

from fourfold.analysis.cube.build import build
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store
from fourfold.analysis.writing import Order, write_assessments
from fourfold.demo.sources import write_sources

from .serving import serving
from .telling import print_json, step_progress

MARK = "fourfold-demo.json"
AUTHORITY = "E09990001"
EXAMPLES = """
\b
Examples:
  fourfold demo                    make it and show it in a browser
  fourfold demo --no-serve         only make it, for scripts
  fourfold demo --seed 7 --out another-borough

The files it makes are of the publishers' formats and free to try things with:
  fourfold explain FIGURE-ID --data fourfold-demo/data
"""


@click.command("demo", epilog=EXAMPLES)
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("fourfold-demo"),
    show_default=True,
    help="Folder to make it in.",
)
@click.option(
    "--seed", default=2026, show_default=True, help="Which borough to invent."
)
@click.option("--serve/--no-serve", default=True, help="Show it at a local address.")
@click.option("--port", default=8000, show_default=True, help="Where to serve.")
@click.option("--fresh", is_flag=True, help="Make it anew even if it is there.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and do not serve.")
def command(
    *, folder: Path, seed: int, serve: bool, port: int, fresh: bool, as_json: bool
) -> None:
    """Invent a borough, load its files, assess it and show the assessment."""
    if fresh or _made(folder) != _wanted(seed):
        with step_progress("Demo", quiet=as_json) as progress:
            make_demo(folder, seed=seed, progress=progress)
    page = folder / "assessment" / "index.html"
    if as_json:
        print_json({"page": page, "data": folder / "data", "files": folder / "files"})
        return
    click.echo(f"Assessment: {page}")
    click.echo(f"Data:       {folder / 'data'}")
    click.echo(f"Files:      {folder / 'files'}")
    if serve:
        _serve(page.parent, port)


def make_demo(
    folder: Path, *, seed: int, progress: Callable[[str], None] = lambda _step: None
) -> None:
    """Invent the borough of a seed, load it, build it and assess it.

    Raises StoreError if the folder holds anything but an older demo.
    """
    _clear(folder)
    progress("inventing a borough")
    files = write_sources(folder / "files", seed=seed)
    store = Store(folder / "data")
    options = LoadOptions(invented=True)
    # In the order of publication, so that the second load revises the first.
    for archive in files.archives:
        progress(f"loading {archive.name}")
        load(store, [archive], options=options)
    progress("loading areas and people")
    load(store, list(files.areas), options=options)
    progress("building")
    build(store)
    progress("assessing")
    write_assessments(store, [AUTHORITY], order=Order(folder=folder / "assessment"))
    (folder / MARK).write_text(json.dumps(_wanted(seed)))


def _wanted(seed: int) -> dict[str, object]:
    return {"seed": seed, "version": version("fourfold")}


def _made(folder: Path) -> object:
    mark = folder / MARK
    return json.loads(mark.read_text()) if mark.is_file() else None


def _clear(folder: Path) -> None:
    """Remove an older demo; anything that is not one is left alone."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise StoreError(
            f"{folder} is not empty and is not a demo. Choose another: --out FOLDER"
        )
    for name in ("files", "data", "assessment"):
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    # Marked before it is made, so that a demo cut short can be made again.
    (folder / MARK).write_text("null")


def _serve(folder: Path, port: int) -> None:
    with serving(folder, port) as server:
        host, chosen = server.server_address[:2]
        click.echo(f"\nOpen http://{host!s}:{chosen}/ · stop with Ctrl+C")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("\nStopped.")
