"""Stores the invented partnership as this release makes it."""

import os
import sys
import tempfile
from pathlib import Path

from tests.dbs import FOLDER, KEYS, pack
from tests.sites import Site, site

LARGEST_BYTES = 300_000


def keep(release: str, folder: Path = FOLDER) -> Path:
    vendor = os.environ.get("DATABASE_URL", "sqlite").split(":")[0]
    target = folder / f"{release}-{vendor}.tar.gz"
    with (
        tempfile.TemporaryDirectory() as scratch,
        site(Path(scratch) / "site") as strict,
    ):
        # A demonstration, so that it may be filled with invented people.
        at = Site(strict.folder, {**strict.environment, **KEYS, "FOURFOLD_DEMO": "yes"})
        at.manage("demo")
        at.manage("anchor_audit")
        backups = Path(scratch) / "backups"
        at.manage("backup", str(backups))
        pack(next(backups.iterdir()), target)
    if target.stat().st_size > LARGEST_BYTES:
        raise ValueError(f"{target} is too large to keep: {target.stat().st_size:,}")
    return target


if __name__ == "__main__":
    print(keep(sys.argv[1]))
