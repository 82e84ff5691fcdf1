"""Anchors: what the newest entry was, kept in a file outside the database.

One line of JSON an anchor. Each is sealed and holds the seal of the one before, so
that a line that is edited, taken out or put in shows.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from .chain import BEGINNING, fits, seal_of

KIND = "anchor"


@dataclass(frozen=True, slots=True)
class Anchor:
    """That the entry `seq` had this code at that time.

    previous : the seal of the anchor before
    """

    seq: int
    code: str
    at: str
    previous: str
    seal: str

    def is_genuine(self, *, key: bytes) -> bool:
        values = [self.seq, self.code, self.at, self.previous]
        return fits(self.seal, seal_of(KIND, values, key=key))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file. `anchor` is None where it cannot be read as one."""

    number: int
    anchor: Anchor | None


def append_anchor(path: Path, *, seq: int, code: str, at: str, key: bytes) -> Anchor:
    """Add an anchor, and return when the disk has it.

    Only ever appends, so that the file can be kept where nothing else is allowed.
    """
    last = last_anchor(path)
    previous = last.seal if last else BEGINNING
    seal = seal_of(KIND, [seq, code, at, previous], key=key)
    anchor = Anchor(seq, code, at, previous, seal)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(anchor)) + "\n"
    with path.open("ab") as file:
        # Of a line that a power cut tore, nothing is used: begin anew after it.
        file.write((("" if _ends_whole(path) else "\n") + text).encode())
        file.flush()
        os.fsync(file.fileno())
    _flush_folder(path.parent)
    return anchor


def last_anchor(path: Path) -> Anchor | None:
    """The newest, without reading what is before it; None without any."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        # A line has about 250 characters; the last whole one is among these.
        file.seek(max(0, size - 4096))
        lines = file.read().split(b"\n")
    found = (_anchor_in(line) for line in reversed(lines))
    return next((anchor for anchor in found if anchor), None)


def lines_of(path: Path, *, size: int) -> Iterator[Line]:
    """Every line that is not empty in the first `size` bytes, one at a time."""
    read = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            read += len(line)
            if read > size:
                return
            if line.strip():
                yield Line(number, _anchor_in(line))


def _anchor_in(line: bytes) -> Anchor | None:
    try:
        found = json.loads(line)
        anchor = Anchor(**found)
    except (ValueError, TypeError):
        return None
    texts = (anchor.code, anchor.at, anchor.previous, anchor.seal)
    is_whole = type(anchor.seq) is int and all(isinstance(t, str) for t in texts)
    return anchor if is_whole else None


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _flush_folder(folder: Path) -> None:
    """A file that is new is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
