"""An empty database with all migrations, made once and copied: they take 15 seconds.

Of SQLite only. A copy is kept from run to run until a migration or a library changes.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from contextlib import contextmanager

from tests.sites import ROOT

MADE_OF = ("src/fourfold/**/migrations/*.py", "tests/**/migrations/*.py")
LIBRARIES = "requirements.lock"


def copy_to(file, kept_in):
    """Whether there was one to copy."""
    with _alone(kept_in):
        kept = kept_in / _name()
        if kept.exists():
            shutil.copyfile(kept, file)
        return kept.exists()


def keep(file, kept_in):
    """Keep what is in a file that was just migrated, in place of older ones."""
    with _alone(kept_in):
        kept = kept_in / _name()
        if kept.exists():
            return
        for older in kept_in.glob("*.sqlite3"):
            older.unlink()
        half = kept.with_suffix(".half")
        half.unlink(missing_ok=True)
        # Also what is in its journal yet, and whole or not at all.
        with sqlite3.connect(file) as database:
            database.execute("VACUUM INTO ?", [str(half)])
        database.close()
        half.rename(kept)


def _name():
    found = hashlib.sha256((ROOT / LIBRARIES).read_bytes())
    for path in sorted(p for kind in MADE_OF for p in ROOT.glob(kind)):
        found.update(path.relative_to(ROOT).as_posix().encode())
        found.update(path.read_bytes())
    return f"{found.hexdigest()[:16]}.sqlite3"


@contextmanager
def _alone(folder):
    """Workers of one run begin at the same time."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
