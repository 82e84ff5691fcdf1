"""Reads what a data folder holds into plain values. Changes nothing anywhere."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fourfold.analysis.cube.current import builds_of, current_folder
from fourfold.analysis.cube.facts import BuildInfo
from fourfold.analysis.events.releases import Part, Release, releases
from fourfold.analysis.events.store import Store

from .reports import report_of


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A publisher's file, and what became of its rows."""

    name: str
    dataset: str
    sha256: str
    rows_kept: int
    rows_refused: int


@dataclass(frozen=True, slots=True)
class FoundRelease:
    """A release as its manifest tells it. Months are empty where nothing has one."""

    release_id: str
    edition: str
    loaded_at: datetime
    is_invented: bool
    first_month: str
    last_month: str
    files: tuple[FoundFile, ...]
    report: Mapping[str, Any] = field(default_factory=dict)

    @property
    def datasets(self) -> list[str]:
        return sorted({file.dataset for file in self.files})

    @property
    def fingerprint(self) -> str:
        return _fingerprint([self.loaded_at.isoformat(), *map(asdict, self.files)])


@dataclass(frozen=True, slots=True)
class FoundBuild:
    """A build as its manifest tells it."""

    name: str
    fingerprint: str
    made_at: datetime
    is_invented: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Everything in a data folder that a catalogue tells of."""

    releases: tuple[FoundRelease, ...]
    builds: tuple[FoundBuild, ...]


def read_folder(folder: Path) -> Found:
    """Raises StoreError if it is no data folder, or a part of it cannot be read."""
    store = Store(folder)
    current = current_folder(store)
    name = current.name if current else ""
    return Found(
        releases=tuple(_release(release) for release in releases(store)),
        builds=tuple(_build(info, current=name) for info in builds_of(store)),
    )


def _release(release: Release) -> FoundRelease:
    months = sorted(part.month for part in release.parts if part.month)
    return FoundRelease(
        release_id=release.id,
        edition=release.edition,
        loaded_at=_time(release.loaded_at),
        is_invented=release.invented,
        first_month=months[0] if months else "",
        last_month=months[-1] if months else "",
        files=_files(release.parts),
        report=report_of(release).as_json(),
    )


def _files(parts: Iterable[Part]) -> tuple[FoundFile, ...]:
    """One file may have given several parts, of several forces and months."""
    kept: dict[tuple[str, str, str], int] = defaultdict(int)
    refused: dict[tuple[str, str, str], int] = defaultdict(int)
    for part in parts:
        key = (part.file, part.dataset, part.sha256)
        kept[key] += part.report.kept
        refused[key] += sum(fault.rows for fault in part.report.refused)
    return tuple(FoundFile(*key, kept[key], refused[key]) for key in sorted(kept))


def _build(info: BuildInfo, *, current: str) -> FoundBuild:
    return FoundBuild(
        name=info.id,
        fingerprint=_fingerprint(asdict(info)),
        made_at=_time(info.built_at),
        is_invented=any(release.invented for release in info.releases),
        is_current=info.id == current,
    )


def _time(text: str) -> datetime:
    """What names no zone is of Coordinated Universal Time."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _fingerprint(content: object) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
