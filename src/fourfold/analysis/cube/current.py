"""Which build stands, and reading back what it says of itself."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import duckdb

from fourfold.analysis.errors import StoreError, UnknownLabelError
from fourfold.analysis.events.store import Store

from .facts import BuildInfo, ReleaseInfo
from .identity import Identity, layout

CUBE = "counts.duckdb"
MANIFEST = "manifest.json"
POINTER = "current.json"


def make_current(store: Store, name: str) -> None:
    """Have every reader from now on see this build. One rename, so all or nothing."""
    store.write_json(store.root / POINTER, {"build": name})


def use_build(store: Store, name: str) -> None:
    """Go back, or forward, to a build that is kept.

    Raises UnknownLabelError if there is no such build, StoreError if it cannot be read
    or another process writes the folder.
    """
    with store.writing():
        folder = build_folder(store, name)
        connect(folder).close()
        make_current(store, folder.name)


def current_folder(store: Store) -> Path | None:
    pointer = store.root / POINTER
    if not pointer.is_file():
        return None
    return store.builds / str(json.loads(pointer.read_text())["build"])


def build_folder(store: Store, name: str | None = None) -> Path:
    """The folder of a build, the current one unless named.

    Raises StoreError if nothing was built or the build is of another version,
    UnknownLabelError for another name.
    """
    store.check()
    folder = store.builds / name if name else current_folder(store)
    if folder is None:
        raise StoreError("Nothing has been built yet. Build first: fourfold build")
    if not (folder / MANIFEST).is_file():
        there = ", ".join(sorted(path.name for path in store.builds.iterdir()))
        raise UnknownLabelError(f"There is no build {folder.name}; there is: {there}")
    return folder


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open a build for reading, shut off from everything else.

    Raises StoreError if it was made by a version that cannot be read, or is damaged.
    """
    if _manifest(folder).get("layout") != layout():
        raise StoreError(
            f"The build {folder.name} was made by version"
            f" {build_info(folder).code_version}, with other tables or offences."
            " Build again: fourfold build"
        )
    try:
        return duckdb.connect(
            folder / CUBE,
            read_only=True,
            config={"enable_external_access": False, "lock_configuration": True},
        )
    except duckdb.Error as error:
        raise StoreError(
            f"The build {folder.name} is damaged. Build again: fourfold build"
        ) from error


def builds_of(store: Store) -> tuple[BuildInfo, ...]:
    """Every build that is kept, the oldest first."""
    store.check()
    if not store.builds.is_dir():
        return ()
    found = (build_info(path.parent) for path in store.builds.glob(f"*/{MANIFEST}"))
    return tuple(sorted(found, key=lambda build: (build.built_at, build.id)))


def is_whole(folder: Path) -> bool:
    """Whether a build is there and can be opened."""
    if not (folder / MANIFEST).is_file():
        return False
    try:
        connect(folder).close()
    except StoreError:
        return False
    return True


def write_manifest(folder: Path, info: BuildInfo, identity: Identity) -> None:
    content = {**asdict(info), "layout": layout(), "identity": asdict(identity)}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1) + "\n")


def build_info(folder: Path) -> BuildInfo:
    raw = _manifest(folder)
    return BuildInfo(
        **{
            **{f.name: raw[f.name] for f in fields(BuildInfo)},
            "releases": tuple(ReleaseInfo(**release) for release in raw["releases"]),
            "areas": tuple(tuple(area) for area in raw["areas"]),
        }
    )


def identity_of(folder: Path) -> Identity | None:
    """What a build was made from; None if it is not there, or does not say."""
    if not (folder / MANIFEST).is_file():
        return None
    found = _manifest(folder).get("identity")
    return Identity(**found) if found else None


def _manifest(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    return content
