"""The steps from events to counts run on more than one engine."""

import sqlite3
from collections import Counter
from contextlib import closing

import duckdb
import pytest
import sqlglot

from fourfold.analysis.cube.steps import STEPS, query

TABLES = {
    "events": "part INTEGER, line INTEGER, crime_type TEXT, lon_e6 INT, lat_e6 INT",
    "superseded": "part INTEGER, line INTEGER",
    "points": "lon_e6 INTEGER, lat_e6 INTEGER, place INTEGER",
}
ROWS = {
    "events": [
        (1, 2, "Burglary", 10, 50),
        (1, 3, "Burglary", 10, 50),
        (1, 4, "Burglary", 20, 50),
        (1, 5, "Drugs", None, None),
        (1, 6, "Drugs", 10, 50),
        (2, 2, "Burglary", 10, 50),
        (2, 3, "Drugs", None, None),
        (2, 4, "Drugs", None, None),
    ],
    "superseded": [(1, 3), (2, 3)],
    "points": [(10, 50, 7), (20, 50, 8), (30, 50, 7)],
}
WANTED = Counter(
    {
        (1, "Burglary", 7): 1,
        (1, "Burglary", 8): 1,
        (1, "Drugs", None): 1,
        (1, "Drugs", 7): 1,
        (2, "Burglary", 7): 1,
        (2, "Drugs", None): 1,
    }
)


def run(connection, sql):
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns})")
        marks = ", ".join("?" * len(ROWS[table][0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", ROWS[table])
    rows = connection.execute(sql).fetchall()
    return Counter({(part, label, place): n for part, label, place, n in rows})


def plain():
    """The same in Python, one row at a time."""
    places = {(lon, lat): place for lon, lat, place in ROWS["points"]}
    return Counter(
        (part, label, places.get((lon, lat)))
        for part, line, label, lon, lat in ROWS["events"]
        if (part, line) not in ROWS["superseded"]
    )


def test_query_counts_the_same_on_two_engines_and_by_hand():
    assert plain() == WANTED
    for connect in (duckdb.connect, sqlite3.connect):
        with closing(connect(":memory:")) as connection:
            assert run(connection, query()) == WANTED


def test_query_can_stop_at_a_step_by_name():
    with duckdb.connect() as connection:
        run(connection, query())

        placed = connection.execute(query("placed_events")).fetchall()

    assert len(placed) == 6
    assert (1, "Drugs", None) in placed


@pytest.mark.parametrize("engine", ["spark", "postgres", "bigquery"])
@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_every_step_is_understood_by_other_engines(step, engine):
    (translated,) = sqlglot.transpile(query(step), read="duckdb", write=engine)

    back = sqlglot.transpile(translated, read=engine, write="duckdb")
    assert back == sqlglot.transpile(query(step), read="duckdb", write="duckdb")


def test_every_step_has_its_reason_and_its_own_name():
    assert len({step.name for step in STEPS}) == len(STEPS)
    assert all(step.why.endswith(".") for step in STEPS)
