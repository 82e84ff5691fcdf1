"""Reads one file of rows at a time, without a load around it."""

from contextlib import contextmanager
from dataclasses import dataclass, replace

import duckdb

from fourfold.analysis.events.parts import Origin, write_parts
from fourfold.analysis.events.reading import Bounds, read_events
from fourfold.analysis.events.store import Store
from fourfold.analysis.events.workers import workers
from fourfold.analysis.files.inputs import input_files
from fourfold.analysis.files.staging import stage

BOUNDS = Bounds("2010-12", "2026-11")


@dataclass(frozen=True)
class Reader:
    """Turns the bytes of a file into parts, with a connection that stays open."""

    store: Store
    connection: duckdb.DuckDBPyConnection

    def read(self, content, source, *, bounds=BOUNDS, tidied=False):
        """The parts of a file; it is read plainly if it is plain, or tidied."""
        path = self.store.root / "file.csv"
        path.write_bytes(content)
        with input_files([path]) as (file,):
            staged = stage(file, self.store.unfinished)
        if tidied:
            staged = replace(staged, plain=False)
        reading = read_events(
            self.connection,
            staged,
            source,
            bounds=bounds,
            draft=self.store.draft(".parquet"),
        )
        origin = Origin("file.csv", "file.csv", staged.sha256, "reader")
        return write_parts(
            self.connection, self.store, source, origin=origin, reading=reading
        )

    def rows(self, part, columns="*"):
        """The rows of a part by line, each by column."""
        found = self.connection.execute(
            f"SELECT line, {columns} FROM read_parquet(?)",
            [str(self.store.parts / part.path)],
        )
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        return {row.pop("line"): row for row in rows}


@contextmanager
def one_reader(folder):
    store = Store(folder / "data")
    with store.writing(), workers(store.unfinished) as team:
        yield from team.each(lambda connection, _: Reader(store, connection), [None])


def told(faults):
    """Faults by reason: how many rows, and where the first stand."""
    return {fault.reason: (fault.rows, fault.first_lines) for fault in faults}
