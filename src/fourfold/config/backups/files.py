"""Copies files so that they are on the disk when it is said that they are."""

import json
import os
import shutil
from pathlib import Path

from django.conf import settings

MEDIA, ANCHORS, EVIDENCE = "media", "audit-anchors.jsonl", "evidence"


def copy_media(target: Path) -> None:
    """Files that people put in. The database was copied before: it names no newer."""
    source = Path(settings.MEDIA_ROOT)
    if source.is_dir():
        shutil.copytree(source, target / MEDIA)


def copy_anchors(target: Path, *, newest_entry: int) -> None:
    """The anchors of the entries that are in the copy of the database.

    Copied after it, so that none is missing of which the trail in the copy tells; later
    ones are left out, since to the copy they would say that its end was cut off.
    """
    source: Path = settings.AUDIT_ANCHORS
    if not source.is_file():
        return
    with source.open("rb") as anchors, (target / ANCHORS).open("wb") as copy:
        for line in anchors:
            if line.endswith(b"\n") and _seq(line) <= newest_entry:
                copy.write(line)


def copy_evidence(target: Path) -> None:
    """Which releases and builds there were. They are published: load them again."""
    source: Path = settings.EVIDENCE_FOLDER
    found = sorted(source.rglob("*.json")) if source.is_dir() else []
    for path in found:
        copy = target / EVIDENCE / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)


def put_back(source: Path, target: Path, *, stamp: str) -> Path | None:
    """Put a file or folder in its place; what was there is kept beside it."""
    kept = None
    if target.exists():
        kept = target.with_name(f"{target.name}.before-{stamp}")
        target.rename(kept)
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
    return kept


def flush(folder: Path) -> None:
    """Have the disk write a folder with all that is in it; only the owner may read."""
    for path in (*folder.rglob("*"), folder, folder.parent):
        if path != folder.parent:
            path.chmod(0o700 if path.is_dir() else 0o600)
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _seq(line: bytes) -> int:
    """Of an anchor; a line that is none is kept, for whoever verifies to see."""
    try:
        return int(json.loads(line)["seq"])
    except (ValueError, TypeError, KeyError):
        return 0
