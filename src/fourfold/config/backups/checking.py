"""Proves that a backup is whole."""

from pathlib import Path

from .databases import KINDS
from .errors import BackupError
from .manifest import NAME, Manifest, described, read


def check_backup(folder: Path) -> Manifest:
    """Every file is there, none besides, each as it was written, the database whole."""
    manifest = read(folder)
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / NAME
    }
    if missing := sorted(set(manifest.files) - there):
        raise BackupError(f"{folder} lacks {', '.join(missing)}.")
    if unknown := sorted(there - set(manifest.files)):
        raise BackupError(f"{folder} has what it should not: {', '.join(unknown)}.")
    for name, wanted in manifest.files.items():
        if described(folder / name) != wanted:
            raise BackupError(f"{folder / name} is not as it was written.")
    KINDS[manifest.vendor].check(folder)
    return manifest


def backups_in(folder: Path) -> list[Path]:
    """Whole ones, oldest first: their names are times."""
    return sorted(path.parent for path in folder.glob(f"[0-9]*/{NAME}"))


def newest_backup(folder: Path) -> Path:
    """The folder itself if it is a backup, else the newest in it."""
    if (folder / NAME).is_file():
        return folder
    found = backups_in(folder)
    if not found:
        raise BackupError(f"There is no backup in {folder}.")
    return found[-1]
