import threading

import duckdb
import pytest

from fourfold.analysis.events import workers as module
from fourfold.analysis.events.workers import workers

ENDLESS = "SELECT count(*) FROM range(1000000000000) WHERE hash(range) = 7"
SECONDS = 20


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch):
    monkeypatch.setattr(module.os, "cpu_count", lambda: 2)


def test_results_come_in_the_order_of_the_items(tmp_path):
    second_is_done = threading.Event()

    def first_waits_for_second(_connection, item):
        if item == 0:
            second_is_done.wait(SECONDS)
        second_is_done.set()
        return item * item

    with workers(tmp_path) as team:
        found = list(team.each(first_waits_for_second, range(4)))

    assert found == [0, 1, 4, 9]


def test_each_thread_has_one_connection_with_its_share_of_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MEGABYTES_IN_ALL", 400)
    both = threading.Barrier(2)
    seen = {}

    def look(connection, _item):
        both.wait(SECONDS)
        seen.setdefault(threading.get_ident(), set()).add(connection)
        return connection.execute(
            "SELECT current_setting('memory_limit'), current_setting('threads')"
        ).fetchone()

    with workers(tmp_path) as team:
        found = set(team.each(look, range(12)))

    assert [len(connections) for connections in seen.values()] == [1, 1]
    assert found == {("190.7 MiB", 1)}


def test_no_machine_has_more_threads_than_its_memory_can_hold(tmp_path, monkeypatch):
    monkeypatch.setattr(module.os, "cpu_count", lambda: 64)

    with workers(tmp_path) as team:
        (limit,) = team.each(
            lambda connection, _: connection.execute(
                "SELECT current_setting('memory_limit')"
            ).fetchone(),
            [None],
        )

    assert limit == ("190.7 MiB",)


def test_the_error_of_the_first_item_that_fails_is_raised(tmp_path):
    later_failed = threading.Event()

    def fail_late_then_early(_connection, item):
        if item == 1:
            later_failed.wait(SECONDS)
        if item == 2:
            later_failed.set()
        if item:
            raise ValueError(f"item {item}")

    with pytest.raises(ValueError, match="item 1"), workers(tmp_path) as team:
        list(team.each(fail_late_then_early, range(3)))


def test_an_error_stops_what_the_others_are_doing(tmp_path):
    started = threading.Event()
    stopped = []

    def count_for_ever(connection, item):
        if item == 0:
            started.wait(SECONDS)
            raise KeyboardInterrupt
        started.set()
        try:
            connection.execute(ENDLESS)
        except duckdb.InterruptException:
            stopped.append(item)

    with pytest.raises(KeyboardInterrupt), workers(tmp_path) as team:
        list(team.each(count_for_ever, range(20)))

    # A thread that becomes free may begin the next before all are called off.
    assert stopped in ([1], [1, 2], [2, 1])


def test_connections_are_closed_at_the_end(tmp_path):
    with workers(tmp_path) as team:
        (connection,) = team.each(lambda connection, _: connection, [None])

    with pytest.raises(duckdb.ConnectionException):
        connection.execute("SELECT 1")
