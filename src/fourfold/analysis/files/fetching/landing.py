"""Where a file lands: the part that has arrived, then the file and its record.

latest.zip             the file, only ever complete and verified
latest.zip.json        its record: address, version, hash, time
latest.zip.part        what has arrived of the next version
latest.zip.part.json   which version that is a part of
"""

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

from fourfold.analysis.errors import FourfoldError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no flock
    fcntl = None  # type: ignore[assignment]

NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Version:
    """What a server said of the version of a file that it sent."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, url: str, answer: HTTPResponse) -> "Version":
        headers = answer.headers
        return cls(url, headers.get("ETag"), headers.get("Last-Modified"))

    @property
    def validator(self) -> str | None:
        """What If-Range may carry: a weak ETag promises no identical bytes."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


@dataclass(frozen=True, slots=True)
class Record:
    """The record beside a fetched file."""

    url: str
    etag: str | None
    last_modified: str | None
    sha256: str
    bytes: int
    fetched_at: str


@dataclass(frozen=True, slots=True)
class Landing:
    """The four paths of one file."""

    target: Path

    @property
    def part(self) -> Path:
        return self._beside(".part")

    @property
    def part_record(self) -> Path:
        return self._beside(".part.json")

    @property
    def record(self) -> Path:
        return self._beside(".json")

    def arrived(self, url: str) -> tuple[int, Version | None]:
        """Bytes of the part, and of which version; (0, None) if it cannot go on."""
        version = self.arriving()
        size = self.part.stat().st_size if self.part.exists() else 0
        if version is None or version.url != url or not version.validator or not size:
            return 0, None
        return size, version

    def arriving(self) -> Version | None:
        """The version that the part is a part of."""
        try:
            return Version(**_read_json(self.part_record))
        except TypeError:
            return None

    def kept(self, url: str) -> Record | None:
        """The record of the file that stands, if the file is still what it says."""
        try:
            record = Record(**_read_json(self.record))
            same = record.url == url and digest_of(self.target) == record.sha256
        except (TypeError, OSError):
            return None
        return record if same else None

    def begin(self, version: Version) -> None:
        """Forget what arrived, then note what comes; in this order, as a kill may
        fall between, and a part must never stand under another version's name."""
        self.part.write_bytes(b"")
        _write_json(self.part_record, asdict(version))

    def drop_part(self) -> None:
        self.part.unlink(missing_ok=True)
        self.part_record.unlink(missing_ok=True)

    def accept(self, record: Record) -> None:
        """The verified part becomes the file."""
        os.replace(self.part, self.target)
        _write_json(self.record, asdict(record))
        self.part_record.unlink(missing_ok=True)

    def _beside(self, ending: str) -> Path:
        return self.target.with_name(self.target.name + ending)


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Says in words what the disk refused; what was written stays."""
    try:
        yield
    except OSError as fault:
        if fault.errno in NO_SPACE:
            raise FourfoldError(
                f"{path}: the disk is full. Free some space and run the same "
                "command again; it goes on where it stopped."
            ) from fault
        raise FourfoldError(
            f"{path}: cannot be written ({fault.strerror}). Check that the folder "
            "is yours to write in."
        ) from fault


@contextmanager
def only_fetch_in(directory: Path) -> Iterator[None]:
    """Holds the folder: two fetches at once would write into one part.

    The lock is on the folder itself, so that it leaves no file behind and a
    killed fetch leaves no stale lock.
    """
    if fcntl is None:  # pragma: no cover - Windows has no flock
        yield
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as held:
        raise FourfoldError(
            f"{directory}: another fetch is running. Wait until it has ended."
        ) from held
    finally:
        os.close(handle)


def _read_json(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        content = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(content, dict):
            return content
    return {}


def _write_json(path: Path, content: dict[str, Any]) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    os.replace(fresh, path)
