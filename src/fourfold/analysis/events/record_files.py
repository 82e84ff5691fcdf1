"""Reads files of rows into parts, many side by side."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from fourfold.analysis.files.staging import StagedFile, stage

from .parts import Origin, write_parts
from .reading import Bounds, fingerprint, read_events
from .releases import Part, Release
from .sorting import RecordFile
from .store import Store
from .tally import NoRowsError
from .workers import Workers

Progress = Callable[[int, int, str], None]
# What a part is told apart by before its file is read: source, SHA-256, reader.
Content = tuple[str, str, str]


@dataclass(frozen=True)
class Months:
    """The first and the last month that are believed."""

    earliest: str
    latest: str


@dataclass
class RecordFiles:
    """The parts that files of rows came to, and the files that have no rows."""

    parts: list[Part]
    without_rows: list[NoRowsError]


def read_record_files(
    store: Store,
    files: Sequence[RecordFile],
    team: Workers,
    *,
    before: Sequence[Release],
    months: Months,
    progress: Progress,
) -> RecordFiles:
    """Read every file; what was read before by the same rules is not read again.

    Raises SourceError for the first file that cannot be used.
    """
    counter = _Counter(sum(file.input.size for file in files), progress)
    reader = _Reader(store, months, _parts_by_content(before), counter)
    found = RecordFiles([], [])
    for result in team.each(reader.read, files):
        if isinstance(result, NoRowsError):
            found.without_rows.append(result)
        else:
            found.parts.extend(result)
    return found


class _Counter:
    """Adds up bytes from many threads: half when they come in, half when read."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total = total
        self._progress = progress
        self._halves = 0
        self._lock = threading.Lock()

    def advance(self, size: int, label: str) -> None:
        with self._lock:
            self._halves += size
            self._progress(self._halves // 2, self._total, label)


@dataclass(frozen=True)
class _Reader:
    """Reads one file at a time, in whichever thread."""

    store: Store
    months: Months
    have: Mapping[Content, list[Part]]
    counter: _Counter

    def read(
        self, connection: duckdb.DuckDBPyConnection, file: RecordFile
    ) -> list[Part] | NoRowsError:
        label = file.input.file_name
        staged = stage(
            file.input,
            self.store.unfinished,
            advance=lambda size: self.counter.advance(size, label),
        )
        try:
            return self._parts(connection, file, staged)
        except NoRowsError as error:
            return error
        finally:
            staged.path.unlink()
            self.counter.advance(file.input.size, label)

    def _parts(
        self,
        connection: duckdb.DuckDBPyConnection,
        file: RecordFile,
        staged: StagedFile,
    ) -> list[Part]:
        earliest, latest = self.months.earliest, self.months.latest
        bounds = Bounds(earliest, latest, month=file.month, force=file.force)
        reader = fingerprint(file.source, bounds)
        if have := self.have.get((file.source.id, staged.sha256, reader)):
            return [replace(part, file=file.input.label) for part in have]
        draft = self.store.draft(".parquet")
        try:
            reading = read_events(
                connection, staged, file.source, bounds=bounds, draft=draft
            )
            origin = Origin(file.input.label, file.input.name, staged.sha256, reader)
            return write_parts(
                connection, self.store, file.source, origin=origin, reading=reading
            )
        finally:
            # There still if it was not a part as it stood.
            draft.unlink(missing_ok=True)


def _parts_by_content(before: Sequence[Release]) -> dict[Content, list[Part]]:
    found: dict[Content, list[Part]] = {}
    for release in before:
        of_release: dict[Content, list[Part]] = {}
        for part in release.parts:
            content = (part.dataset, part.sha256, part.reader)
            of_release.setdefault(content, []).append(replace(part, revision=None))
        found.update(of_release)
    return found
