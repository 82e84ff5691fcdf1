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
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from fourfold.analysis.errors import StoreError

MARK = "fourfold-data.json"
LOCK = "lock"
LAYOUT = 1
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}
# How DuckDB says that the disk has no room for what does not fit into memory.
SPILL_IS_FULL = "failed to offload data block"


class Store:
    """A data folder. Opening one makes it if it is not there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.parts = root / "parts"
        self.releases = root / "releases"
        self.builds = root / "builds"
        self.unfinished = root / "unfinished"
        self._unsettled: set[Path] = set()

    def exists(self) -> bool:
        with _disk_errors(self.root):
            return (self.root / MARK).is_file()

    def check(self) -> None:
        """Raises StoreError unless the folder holds data this version can read."""
        if not self.exists():
            raise StoreError(
                f"{self.root} holds no Fourfold data. Load some first:"
                " fourfold load FILES, or try: fourfold demo"
            )
        with suppress(ValueError, KeyError, TypeError):
            layout = json.loads((self.root / MARK).read_text(encoding="utf-8"))
            if layout["layout"] == LAYOUT:
                return
        raise StoreError(
            f"{self.root} was not written in the layout that this version reads"
            f" ({LAYOUT}). Use the version that wrote it, or load into a new folder"
        )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder for writing; only one process may.

        Raises StoreError if another one holds it, or if the disk is full.
        """
        with _disk_errors(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            self._refuse_what_is_not_ours()
            with (self.root / LOCK).open("w") as lock:
                self._hold(lock.fileno())
                self._begin()
                self.check()
                try:
                    yield
                finally:
                    shutil.rmtree(self.unfinished, ignore_errors=True)

    def draft(self, suffix: str) -> Path:
        """Where to write a new file, to be kept when it is finished."""
        return self.unfinished / f"{uuid4().hex}{suffix}"

    def place(self, unfinished: Path, target: Path) -> None:
        """Move a finished file or folder to where it will stay."""
        self._make_folder(target.parent)
        self.flush(unfinished)
        unfinished.rename(target)
        self.settle()

    def keep(self, draft: Path, target: Path) -> None:
        """Place a file whose name is made from its content, unless it is there.

        It is safe from a loss of power only after `settle`.
        """
        self._make_folder(target.parent)
        if target.exists():
            draft.unlink()
        else:
            self.flush(draft)
            draft.rename(target)

    def settle(self) -> None:
        """Have the disk itself hold the names of what was placed and kept."""
        while self._unsettled:
            self.flush(self._unsettled.pop())

    def sweep(self, kept: Collection[str]) -> None:
        """Remove parts that no release has: a load that was killed left them."""
        for path in self.parts.rglob("*.parquet"):
            if path.relative_to(self.parts).as_posix() not in kept:
                path.unlink()

    def write_json(self, target: Path, content: Any) -> None:
        """Write a small file whole or not at all."""
        draft = self.draft(".json")
        text = json.dumps(content, indent=1, ensure_ascii=False)
        draft.write_text(text + "\n", encoding="utf-8")
        self.place(draft, target)

    @staticmethod
    def flush(path: Path) -> None:
        """Have the disk itself hold what was written."""
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _make_folder(self, folder: Path) -> None:
        """Make a folder that is about to hold something new."""
        if not folder.is_dir():
            self._make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
        self._unsettled.add(folder)

    def _refuse_what_is_not_ours(self) -> None:
        """A folder without the mark may hold only what a killed beginning left."""
        if self.exists():
            return
        ours = {LOCK, *(folder.name for folder in self._folders())}
        if any(entry.name not in ours for entry in self.root.iterdir()) or any(
            self.parts.glob("*")
        ):
            raise StoreError(
                f"{self.root} is not empty and is not a Fourfold data folder."
                " Choose another with --data"
            )

    def _begin(self) -> None:
        shutil.rmtree(self.unfinished, ignore_errors=True)
        for folder in self._folders():
            folder.mkdir(exist_ok=True)
        if not self.exists():
            self.write_json(self.root / MARK, {"layout": LAYOUT})

    def _folders(self) -> tuple[Path, ...]:
        return (self.parts, self.releases, self.builds, self.unfinished)

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
    """Says in words what the disk refused."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise _full(root) from error
        if error.errno in FORBIDDEN:
            raise StoreError(
                f"no permission to use {error.filename or root}. Choose a folder of"
                " your own with --data"
            ) from error
        if error.errno in NO_FOLDER:
            raise StoreError(
                f"{error.filename or root} is a file where a folder should be."
                " Choose another with --data"
            ) from error
        raise
    except duckdb.Error as error:
        said = str(error)
        signs = (SPILL_IS_FULL, *(os.strerror(number) for number in FULL))
        if any(sign in said for sign in signs):
            raise _full(root) from error
        raise


def _full(root: Path) -> StoreError:
    there = next(folder for folder in (root, *root.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    return StoreError(
        f"the disk that holds {root} is full ({free // 1024**2:,} MB free)."
        " Nothing was changed. Make room, then do the same again"
    )
