"""Which build stands, and reading back what it says of itself."""

import json
from dataclasses import fields
from pathlib import Path

from fourfold.analysis.errors import StoreError, UnknownLabelError
from fourfold.analysis.events.store import Store

from .facts import BuildInfo, ReleaseInfo

CUBE = "counts.duckdb"
MANIFEST = "manifest.json"
POINTER = "current.json"


def make_current(store: Store, name: str) -> None:
    """Have every reader from now on see this build. One rename, so all or nothing."""
    store.write_json(store.root / POINTER, {"build": name})


def current_folder(store: Store) -> Path | None:
    pointer = store.root / POINTER
    if not pointer.is_file():
        return None
    return store.builds / str(json.loads(pointer.read_text())["build"])


def build_folder(store: Store, name: str | None = None) -> Path:
    """The folder of a build, the current one unless named.

    Raises StoreError if nothing was built, UnknownLabelError for another name.
    """
    store.check()
    folder = store.builds / name if name else current_folder(store)
    if folder is None:
        raise StoreError("Nothing has been built yet. Build first: fourfold build")
    if not (folder / MANIFEST).is_file():
        there = ", ".join(sorted(path.name for path in store.builds.iterdir()))
        raise UnknownLabelError(f"There is no build {folder.name}; there is: {there}")
    return folder


def build_info(folder: Path) -> BuildInfo:
    raw = json.loads((folder / MANIFEST).read_text())
    return BuildInfo(
        **{
            **{f.name: raw[f.name] for f in fields(BuildInfo)},
            "releases": tuple(ReleaseInfo(**release) for release in raw["releases"]),
            "areas": tuple(tuple(area) for area in raw["areas"]),
        }
    )


def area_fingerprint_of(folder: Path) -> str:
    return str(json.loads((folder / MANIFEST).read_text())["area_fingerprint"])
