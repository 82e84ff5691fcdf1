"""Loads files into the data folder: one load, one release."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.inputs import InputFile, input_files
from fourfold.analysis.files.staging import stage
from fourfold.analysis.sources import police_uk_api, police_uk_street
from fourfold.analysis.sources.records import RecordSource
from fourfold.analysis.sources.registry import record_sources

from .area_parts import write_area_parts
from .parts import Origin, reader_fingerprint, write_parts
from .reading import Bounds, connect, read_events, read_rows
from .releases import Part, Release, add_release, next_id, releases
from .revisions import revision
from .sorting import RecordFile, Sorted, sort_inputs
from .standing import standing
from .store import Store

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class LoadOptions:
    """What the files do not say of themselves.

    edition : month up to which the publisher had data, if not the latest found
    earliest : first month that is believed, if not the publisher's first
    force, covers : for answers of the API, whose they are and of which authorities
    invented : label every output made from this release
    """

    edition: str | None = None
    earliest: str | None = None
    force: str | None = None
    covers: tuple[str, ...] = ()
    invented: bool = False


def load(
    store: Store,
    paths: Sequence[Path],
    *,
    options: LoadOptions = LoadOptions(),
    progress: Progress = lambda _done, _total, _label: None,
) -> Release | None:
    """Load files as a new release; None if they say nothing new.

    Raises SourceError for the first file that cannot be used, StoreError if the
    folder cannot be written. Either way nothing is changed.
    """
    with input_files(list(paths)) as files, store.writing():
        inputs = sort_inputs(files)
        before = releases(store)
        loader = _Loader(store, before, options, progress)
        parts = [*loader.records(inputs), *loader.answers(inputs.answers)]
        parts += write_area_parts(store, inputs.areas)
        _refuse_clashes(parts)
        parts = list({part.path: part for part in parts}.values())
        now = datetime.now(UTC)
        latest = max(part.month for part in parts) or now.strftime("%Y-%m")
        edition = options.edition or latest
        if not _says_something_new(parts, edition, before):
            return None
        release = Release(
            id=next_id(before),
            edition=edition,
            loaded_at=now.isoformat(timespec="seconds"),
            code_version=version("fourfold"),
            invented=options.invented,
            parts=tuple(loader.revised(parts)),
            passed_over=tuple(file.name for file in inputs.passed_over),
        )
        add_release(store, release)
        return release


class _Loader:
    """Reads many files side by side, each thread on a connection of its own."""

    def __init__(
        self,
        store: Store,
        before: Sequence[Release],
        options: LoadOptions,
        progress: Progress,
    ) -> None:
        self.store = store
        self.options = options
        self.progress = progress
        self.before = before
        self.have = _parts_by_content(before)
        self.threads = threading.local()
        self.connections: list[duckdb.DuckDBPyConnection] = []
        self.done = 0

    def records(self, inputs: Sorted) -> list[Part]:
        files = inputs.records
        total = sum(file.input.size for file in files)
        with self._pool() as pool:
            futures = [pool.submit(self._read, file) for file in files]
            found: list[Part] = []
            for file, future in zip(files, futures, strict=True):
                found.extend(future.result())
                self.done += file.input.size
                self.progress(self.done, total, file.input.file_name)
        return found

    def answers(self, files: Sequence[InputFile]) -> list[Part]:
        if not files:
            return []
        if not (self.options.force and self.options.covers):
            raise SourceError(
                "answers of the police.uk API do not say whose they are",
                file=files[0].name,
                remedy="Say so with --force NAME and --covers AREA-CODE",
            )
        source = police_uk_street.SOURCE
        with self._connection() as connection:
            return [
                part
                for month in police_uk_api.read_answers(files, force=self.options.force)
                for part in self._answers_of(connection, source, month)
            ]

    def revised(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts, each with how it differs from the one it takes over from."""
        sources = {source.id: source for source in record_sources()}
        earlier = {
            (s.part.dataset, s.part.force, s.part.month, s.part.covers): s.part
            for source in sources
            for s in standing(self.before, source)
        }
        with self._connection() as connection:
            for part in parts:
                old = earlier.get((part.dataset, part.force, part.month, part.covers))
                if old is None or old.sha256 == part.sha256:
                    yield part
                    continue
                change = revision(
                    connection,
                    self.store,
                    sources[part.dataset],
                    before=old,
                    after=part,
                )
                yield replace(part, revision=change)

    def _read(self, file: RecordFile) -> list[Part]:
        if not hasattr(self.threads, "connection"):
            self.threads.connection = connect(self.store.unfinished)
            self.connections.append(self.threads.connection)
        connection = self.threads.connection
        staged = stage(file.input, self.store.unfinished)
        try:
            key = (file.source.id, staged.sha256, reader_fingerprint(file.source))
            if key in self.have:
                return self.have[key]
            refused = read_events(
                connection, staged, file.source, self._bounds(file.month, file.force)
            )
            return write_parts(
                connection,
                self.store,
                file.source,
                origin=Origin(file.input.name, staged.sha256),
                refused_lines=refused,
            )
        finally:
            staged.path.unlink()

    def _answers_of(
        self,
        connection: duckdb.DuckDBPyConnection,
        source: RecordSource,
        month: police_uk_api.MonthOfAnswers,
    ) -> list[Part]:
        sha256 = read_rows(
            connection,
            month.rows,
            source,
            cells=police_uk_api.CELLS,
            bounds=self._bounds(month.month, None),
            scratch=self.store.unfinished,
        )
        origin = Origin(
            file=f"answers of the police.uk API for {month.month}",
            sha256=sha256,
            covers=tuple(sorted(self.options.covers)),
            again=month.again,
        )
        return write_parts(connection, self.store, source, origin=origin)

    def _bounds(self, month: str | None, force: str | None) -> Bounds:
        earliest = definitions.settings("quality.toml")["months"]["earliest"]
        this_month = datetime.now(UTC).strftime("%Y-%m")
        return Bounds(self.options.earliest or earliest, this_month, month, force)

    @contextmanager
    def _pool(self) -> Iterator[ThreadPoolExecutor]:
        pool = ThreadPoolExecutor(max_workers=os.cpu_count())
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)
            while self.connections:
                self.connections.pop().close()

    @contextmanager
    def _connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        connection = connect(self.store.unfinished)
        try:
            yield connection
        finally:
            connection.close()


def _parts_by_content(
    before: Sequence[Release],
) -> dict[tuple[str, str, str], list[Part]]:
    """Parts there are already, by source, content of the file and reader."""
    found: dict[tuple[str, str, str], list[Part]] = {}
    for release in before:
        seen: dict[tuple[str, str, str], list[Part]] = {}
        for part in release.parts:
            reader = Path(part.path).stem.rpartition("-")[2]
            key = (part.dataset, part.sha256, reader)
            seen.setdefault(key, []).append(replace(part, revision=None))
        found.update(seen)
    return found


def _refuse_clashes(parts: Sequence[Part]) -> None:
    """Two files of one load must not both speak for a force and month."""
    first: dict[tuple[str, str, str, tuple[str, ...]], Part] = {}
    for part in parts:
        key = (part.dataset, part.force, part.month, part.covers)
        other = first.setdefault(key, part)
        if part.force and other.sha256 != part.sha256:
            raise SourceError(
                f"{part.month} of {part.force} is in {other.file} too, and differs",
                file=part.file,
                remedy="Load one of them; load the newer one last to replace",
            )


def _says_something_new(
    parts: Iterable[Part], edition: str, before: Sequence[Release]
) -> bool:
    """Whether any part is neither what stands nor an older one that we have."""
    have = {part.path for release in before for part in release.parts}
    stands = {
        s.part.path: s.release.edition
        for source in record_sources()
        for s in standing(before, source.id)
    }
    newest = max(stands.values(), default="")
    return any(
        part.path not in have
        or (part.month and part.path not in stands and edition >= newest)
        for part in parts
    )
