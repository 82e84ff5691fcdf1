"""The data folder: where it keeps things and how it changes.

Everything in it is written once. A file is made under `unfinished/`, flushed
to disk and renamed into place; a release exists once its manifest does. A
process killed at any moment leaves the folder as it was, plus rubbish that the
next writer sweeps away.
"""

import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from fourfold.analysis.errors import StoreError

MARK = "fourfold-data.json"
LAYOUT = 1
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Store:
    """A data folder. Opening one makes it if it is not there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.parts = root / "parts"
        self.releases = root / "releases"
        self.builds = root / "builds"
        self.unfinished = root / "unfinished"

    def exists(self) -> bool:
        return (self.root / MARK).is_file()

    def check(self) -> None:
        """Raises StoreError unless the folder holds data this version can read."""
        if not self.exists():
            raise StoreError(
                f"{self.root} holds no Fourfold data. Load some first:"
                " fourfold load FILES, or try: fourfold demo"
            )
        layout = json.loads((self.root / MARK).read_text())["layout"]
        if layout != LAYOUT:
            raise StoreError(
                f"{self.root} was written in layout {layout}, this version reads"
                f" {LAYOUT}. Use the version that wrote it, or load into a new folder"
            )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder for writing; only one process may.

        Raises StoreError if another one holds it, or if the disk is full.
        """
        with _disk_errors(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            if not self.exists():
                self._begin()
            self.check()
            with (self.root / "lock").open("w") as lock:
                self._hold(lock.fileno())
                shutil.rmtree(self.unfinished, ignore_errors=True)
                self.unfinished.mkdir()
                try:
                    yield
                finally:
                    shutil.rmtree(self.unfinished, ignore_errors=True)

    def place(self, unfinished: Path, target: Path) -> None:
        """Move a finished file or folder to where it will stay."""
        target.parent.mkdir(parents=True, exist_ok=True)
        self.flush(unfinished)
        unfinished.rename(target)
        self.flush(target.parent)

    def write_json(self, target: Path, content: Any) -> None:
        """Write a small file whole or not at all."""
        draft = self.unfinished / f"{target.name}.draft"
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")
        self.place(draft, target)

    @staticmethod
    def flush(path: Path) -> None:
        """Have the disk itself hold what was written."""
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _begin(self) -> None:
        if any(self.root.iterdir()):
            raise StoreError(
                f"{self.root} is not empty and is not a Fourfold data folder."
                " Choose another with --data"
            )
        for folder in (self.parts, self.releases, self.builds, self.unfinished):
            folder.mkdir()
        self.write_json(self.root / MARK, {"layout": LAYOUT})

    def _hold(self, lock: int) -> None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(
                f"another load or build is using {self.root}."
                " Wait until it ends, then try again"
            ) from error


@contextmanager
def _disk_errors(root: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise StoreError(
            f"no permission to write {error.filename}. Choose a folder of your own"
            " with --data"
        ) from error
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise _full(root) from error
    except duckdb.Error as error:
        text = str(error)
        if not any(os.strerror(number) in text for number in FULL):
            raise
        raise _full(root) from error


def _full(root: Path) -> StoreError:
    free = shutil.disk_usage(root).free
    return StoreError(
        f"the disk that holds {root} is full ({free // 1024**2:,} MB free)."
        " Nothing was changed. Make room, then do the same again"
    )
