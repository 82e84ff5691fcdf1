"""A small database of each release, which later ones must be able to take over.

    python -m tests.dbs.keep v0.1.0                         (on SQLite)
    DATABASE_URL=postgresql:///postgres python -m tests.dbs.keep v0.1.0

Each is a backup of the invented partnership, with the keys below.
"""

import tarfile
from pathlib import Path

FOLDER = Path(__file__).parent
# Of invented data, so that anybody can restore it; used nowhere else.
KEYS = {
    "FOURFOLD_SECRET_KEY": "databases of releases hold invented people: no secret",
    "FOURFOLD_AUDIT_KEY": "nor is this, with which their trail was written",
}


def pack(backup: Path, target: Path) -> None:
    with tarfile.open(target, "w:gz", compresslevel=9) as packed:
        packed.add(backup, arcname=".", filter=_of_nobody)


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whose files these were is nobody's business."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def unpack(kept: Path, target: Path) -> Path:
    with tarfile.open(kept) as packed:
        packed.extractall(target, filter="data")
    return target


def kept(vendor: str) -> list[Path]:
    return sorted(FOLDER.glob(f"*-{vendor}.tar.gz"))
