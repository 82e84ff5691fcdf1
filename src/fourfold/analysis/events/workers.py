"""Threads that work side by side, each on a DuckDB connection of its own."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb

Item = TypeVar("Item")
Result = TypeVar("Result")

# More threads than this wait for the disk and the memory, not for each other.
MOST = 4
MEGABYTES_IN_ALL = 800


class Workers:
    """Runs a task on many items, as many at a time as there are processors."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._count = min(os.cpu_count() or 1, MOST)
        self._pool = ThreadPoolExecutor(max_workers=self._count)
        self._futures: list[Future[Any]] = []
        self._own = threading.local()
        self._connections: list[duckdb.DuckDBPyConnection] = []

    def each(
        self,
        task: Callable[[duckdb.DuckDBPyConnection, Item], Result],
        items: Iterable[Item],
    ) -> Iterator[Result]:
        """The result of each item in turn, or the error of the first that fails."""
        futures = [self._pool.submit(self._run, task, item) for item in items]
        self._futures.extend(futures)
        for future in futures:
            yield future.result()

    def end(self, *, at_once: bool) -> None:
        """Stop after what is being done, or at once in the middle of it."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        running = [future for future in self._futures if not future.done()]
        # Again and again, for it stops one statement and does not prevent the next.
        while at_once and running:
            for connection in self._connections:
                connection.interrupt()
            running = list(wait(running, timeout=0.05).not_done)
        self._pool.shutdown(wait=True)
        for connection in self._connections:
            connection.close()

    def _run(
        self, task: Callable[[duckdb.DuckDBPyConnection, Item], Result], item: Item
    ) -> Result:
        if not hasattr(self._own, "connection"):
            self._own.connection = self._connect()
            self._connections.append(self._own.connection)
        return task(self._own.connection, item)

    def _connect(self) -> duckdb.DuckDBPyConnection:
        # One thread a file wastes less than several threads on one file. What
        # does not fit into the share of memory is put in the scratch folder.
        connection = duckdb.connect(
            config={
                "threads": 1,
                "memory_limit": f"{MEGABYTES_IN_ALL // self._count}MB",
                "temp_directory": str(self._scratch / "spill"),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        connection.execute("SET TimeZone = 'UTC'")
        return connection


@contextmanager
def workers(scratch: Path) -> Iterator[Workers]:
    """Workers for as long as the block runs; an error or a Ctrl-C stops them."""
    team = Workers(scratch)
    at_once = True
    try:
        yield team
        at_once = False
    finally:
        team.end(at_once=at_once)
