"""A release: what one load brought in, fixed for good.

A release lists its parts. A part is what one file said of one force and month
(or, for areas and people, of one table). Parts are named by their content, so
releases that say the same share them.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from fourfold.analysis.errors import StoreError

from .store import Store


@dataclass(frozen=True)
class Fault:
    """A reason, how many rows it struck, and where the first few stand."""

    reason: str
    rows: int
    first_lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class PartReport:
    """What became of the rows of one part.

    read = kept + refused. Everything else is kept and told: `unplaced` has no
    usable point, `unknown` a label not in the definitions, `repeated` counts
    rows beyond the first that agree on what identifies an event.
    """

    read: int
    kept: int
    refused: tuple[Fault, ...] = ()
    unplaced: tuple[Fault, ...] = ()
    unknown: tuple[Fault, ...] = ()
    repeated: int = 0


@dataclass(frozen=True)
class Revision:
    """How a part differs from the one it takes over from.

    before : SHA-256 of the file that the other one was read from
    moved : same Crime ID, other point; reclassified : same ID, other type
    without_id : change in the number of rows that have no Crime ID
    """

    before: str
    added: int
    removed: int
    moved: int
    reclassified: int
    without_id: int


@dataclass(frozen=True)
class Part:
    """One immutable file of events, and where they came from.

    force, month : empty for tables of areas and people
    path : of the Parquet file, within `parts/`
    file, sha256 : the file it was read from
    reader : fingerprint of the rules by which it was read
    covers : authorities that it is about, if not the force's whole area
    """

    dataset: str
    force: str
    month: str
    path: str
    file: str
    sha256: str
    reader: str
    report: PartReport
    covers: tuple[str, ...] = ()
    revision: Revision | None = None

    @property
    def partial(self) -> bool:
        return bool(self.covers)


@dataclass(frozen=True)
class Release:
    """One load, numbered in order.

    edition : the month up to which its publisher had data; of two releases that
        hold the same force and month, the later edition stands
    notes : what whoever loaded it should know
    """

    id: str
    edition: str
    loaded_at: str
    code_version: str
    invented: bool
    parts: tuple[Part, ...]
    passed_over: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        return int(self.id.removeprefix("r"))


def releases(store: Store) -> tuple[Release, ...]:
    """All releases of a data folder, first to last.

    Raises StoreError if it is no data folder, or a release cannot be read.
    """
    store.check()
    found = [_read(path) for path in store.releases.glob("r*.json")]
    return tuple(sorted(found, key=lambda release: release.number))


def add_release(store: Store, release: Release) -> None:
    """Make a release exist, at once and for good."""
    store.settle()
    store.write_json(store.releases / f"{release.id}.json", asdict(release))


def next_id(existing: Iterable[Release]) -> str:
    return f"r{max((r.number for r in existing), default=0) + 1:04d}"


def _read(path: Path) -> Release:
    try:
        return _release(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{path} is damaged, or another version wrote it ({error!r})."
            " Put it back from a backup, or load the files into a new folder"
        ) from error


def _release(raw: dict[str, Any]) -> Release:
    return Release(
        **{
            **raw,
            "parts": tuple(_part(part) for part in raw["parts"]),
            "passed_over": tuple(raw["passed_over"]),
            "notes": tuple(raw["notes"]),
        }
    )


def _part(raw: dict[str, Any]) -> Part:
    report = raw["report"]
    faults = {
        name: tuple(
            Fault(fault["reason"], fault["rows"], tuple(fault["first_lines"]))
            for fault in report[name]
        )
        for name in ("refused", "unplaced", "unknown")
    }
    return Part(
        **{
            **raw,
            "covers": tuple(raw["covers"]),
            "report": PartReport(**{**report, **faults}),
            "revision": Revision(**raw["revision"]) if raw["revision"] else None,
        }
    )
